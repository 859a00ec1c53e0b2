import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { CannotKeep } from './CannotKeep';
import { Frame, type Tab } from './Frame';
import HomePage from './HomePage';
import { type Me, mayCheck, mayWalk, SessionProvider, useSession } from './session';

const SignInPage = lazy(() => import('./SignInPage'));
const SettingsPage = lazy(() => import('./SettingsPage'));
const OutboxPage = lazy(() => import('../outbox/OutboxPage'));
const TasksSection = lazy(() => import('../tasks/TasksSection'));
const CheckpointSection = lazy(() => import('../checkpoint/CheckpointSection'));
const ResidentSection = lazy(() => import('../resident/ResidentSection'));

/** Each of the three kinds of work is loaded when it is first opened. */
export function App() {
  return (
    <BrowserRouter basename="/field">
      <SessionProvider>
        <Suspense fallback={null}>
          <Routes>
            <Route path="/resident/*" element={<ResidentSection />} />
            <Route element={<Around />}>
              <Route index element={<HomePage />} />
              <Route path="/sign-in" element={<SignInPage />} />
              <Route path="/settings" element={<SettingsPage />} />
              <Route path="/outbox" element={<Signed when={() => true}>{<OutboxPage />}</Signed>} />
              <Route
                path="/tasks/*"
                element={
                  <Signed when={mayWalk}>
                    <TasksSection />
                  </Signed>
                }
              />
              <Route
                path="/checkpoint/*"
                element={
                  <Signed when={mayCheck}>
                    <CheckpointSection />
                  </Signed>
                }
              />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Route>
          </Routes>
        </Suspense>
      </SessionProvider>
    </BrowserRouter>
  );
}

function Around() {
  const { t } = useTranslation('field');
  const { me, desk } = useSession();
  const { pathname } = useLocation();
  const tabs: Tab[] = [];
  if (me !== null && mayWalk(me) && !pathname.startsWith('/checkpoint')) {
    tabs.push({ to: '/tasks', words: t('nav.tasks'), end: true });
    tabs.push({ to: '/tasks/households', words: t('nav.households') });
    tabs.push({ to: '/tasks/confirm', words: t('nav.confirm') });
  } else if (me !== null && mayCheck(me)) {
    tabs.push({ to: '/checkpoint', words: t('nav.gate'), end: true });
    tabs.push({ to: '/checkpoint/shift', words: t('nav.shift') });
  }
  if (tabs.length > 0) {
    tabs.push({ to: '/outbox', words: t('nav.outbox') });
  }
  return <Frame desk={desk} tabs={tabs} more="/settings" />;
}

function Signed({ when, children }: { when: (me: Me) => boolean; children: ReactNode }) {
  const { t } = useTranslation('shared');
  const { me, ready, failed } = useSession();
  const { pathname } = useLocation();
  if (!ready) {
    return <p className="state">{t('state.loading')}…</p>;
  }
  if (failed) {
    return <CannotKeep />;
  }
  if (me === null) {
    return <Navigate to="/sign-in" replace state={{ from: pathname }} />;
  }
  return when(me) ? children : <p className="state">{t('state.noRight')}</p>;
}
