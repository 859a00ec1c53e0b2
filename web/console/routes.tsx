import { createBrowserRouter, Navigate } from 'react-router';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { SignIn } from './shell/SignIn';

/** Every page has a folder of its own and is loaded when it is first opened. */
export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignIn /> },
    {
      path: '/',
      element: <Shell />,
      children: [
        { index: true, element: <Navigate to="/command" replace /> },
        { path: 'command', lazy: () => import('./command/CommandPage') },
        { path: 'ledger', lazy: () => import('./ledger/LedgerPage') },
        { path: 'people/:person', lazy: () => import('./person/PersonPage') },
        { path: 'lists', lazy: () => import('./lists/ListsPage') },
        { path: 'lists/:list', lazy: () => import('./lists/ListPage') },
        { path: 'investigations', lazy: () => import('./investigation/InvestigationsPage') },
        { path: 'investigations/:investigation', lazy: () => import('./investigation/InvestigationPage') },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/console' },
);
