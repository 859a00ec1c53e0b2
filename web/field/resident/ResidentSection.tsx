import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { type Desk, DeskContext, openDesk } from '../outbox/desk';
import OutboxPage from '../outbox/OutboxPage';
import { CannotKeep } from '../shell/CannotKeep';
import { Frame } from '../shell/Frame';
import CardsPage from './CardsPage';
import { forgetRemoved } from './card';

const CardPage = lazy(() => import('./CardPage'));
const DeclarePage = lazy(() => import('./DeclarePage'));

/** Whoever speaks for themselves, without an account; what is kept is this device's. */
export default function ResidentSection() {
  const { t } = useTranslation('resident');
  const [desk, setDesk] = useState<Desk | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let opened: Desk | null = null;
    openDesk('resident', null)
      .then((made) => {
        opened = made;
        if (gone) {
          made.close();
        } else {
          setDesk(made);
          forgetRemoved(made).catch(() => {});
          navigator.storage?.persist?.().catch(() => {});
        }
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      opened?.close();
    };
  }, []);
  if (desk === null) {
    return (
      <main className="page">
        <h1>{t('title')}</h1>
        {failed ? <CannotKeep /> : <p>{t('shared:state.loading')}…</p>}
      </main>
    );
  }
  const tabs = [
    { to: '/resident', words: t('nav.cards'), end: true },
    { to: '/resident/arrival', words: t('nav.arrival') },
    { to: '/resident/departure', words: t('nav.departure') },
  ];
  return (
    <DeskContext value={desk}>
      <Routes>
        <Route element={<Frame desk={desk} tabs={tabs} more="/resident" />}>
          <Route index element={<CardsPage />} />
          <Route path="arrival" element={<DeclarePage key="ARRIVAL" direction="ARRIVAL" />} />
          <Route path="departure" element={<DeclarePage key="DEPARTURE" direction="DEPARTURE" />} />
          <Route path="cards/:card" element={<CardPage />} />
          <Route path="outbox" element={<OutboxPage />} />
          <Route path="*" element={<Navigate to="/resident" replace />} />
        </Route>
      </Routes>
    </DeskContext>
  );
}
