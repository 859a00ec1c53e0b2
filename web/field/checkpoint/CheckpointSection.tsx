import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useDesk } from '../outbox/desk';
import { GatePage } from './GatePage';
import PostPage from './PostPage';
import { useShift } from './shift';

const ShiftPage = lazy(() => import('./ShiftPage'));

/** The work at a checkpoint: first a post and its shift, then one passage a screen. */
export default function CheckpointSection() {
  const { t } = useTranslation('shared');
  const { value: held } = useShift(useDesk());
  if (held === undefined) {
    return <p className="state">{t('state.loading')}…</p>;
  }
  const { shift, refused } = held;
  if (shift === null) {
    return <PostPage refused={refused} />;
  }
  return (
    <Routes>
      <Route index element={<GatePage key={shift.id} shift={shift} />} />
      <Route path="shift" element={<ShiftPage shift={shift} />} />
      <Route path="*" element={<Navigate to="/checkpoint" replace />} />
    </Routes>
  );
}
