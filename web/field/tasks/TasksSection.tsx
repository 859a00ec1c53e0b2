import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import TasksPage from './TasksPage';

const TaskPage = lazy(() => import('./TaskPage'));
const HouseholdsPage = lazy(() => import('./HouseholdsPage'));
const HouseholdPage = lazy(() => import('./HouseholdPage'));
const VisitPage = lazy(() => import('./VisitPage'));
const ConfirmPage = lazy(() => import('./ConfirmPage'));

/** The work of a grid worker. */
export default function TasksSection() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path="one/:key" element={<TaskPage />} />
      <Route path="households" element={<HouseholdsPage />} />
      <Route path="households/:region" element={<HouseholdPage />} />
      <Route path="households/:region/visit" element={<VisitPage />} />
      <Route path="confirm" element={<ConfirmPage />} />
      <Route path="*" element={<Navigate to="/tasks" replace />} />
    </Routes>
  );
}
