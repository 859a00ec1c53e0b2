import { createBrowserRouter } from 'react-router';
import { NotFound } from './shell/NotFound';
import { ConsoleFailed, PageFailed, PageLoading } from './shell/PageFailed';
import { Shell, Start } from './shell/Shell';
import { SignIn } from './shell/SignIn';

/** Every page has a folder of its own and is loaded when it is first opened. */
export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignIn />, errorElement: <ConsoleFailed /> },
    {
      path: '/',
      element: <Shell />,
      errorElement: <ConsoleFailed />,
      HydrateFallback: PageLoading,
      children: [
        {
          errorElement: <PageFailed />,
          children: [
            { index: true, element: <Start /> },
            { path: 'command', lazy: () => import('./command/CommandPage') },
            { path: 'ledger', lazy: () => import('./ledger/LedgerPage') },
            { path: 'moves', lazy: () => import('./moves/MovesPage') },
            { path: 'rulings', lazy: () => import('./rulings/RulingsPage') },
            { path: 'people/:person', lazy: () => import('./person/PersonPage') },
            { path: 'lists', lazy: () => import('./lists/ListsPage') },
            { path: 'lists/:list', lazy: () => import('./lists/ListPage') },
            { path: 'investigations', lazy: () => import('./investigation/InvestigationsPage') },
            { path: 'investigations/:investigation', lazy: () => import('./investigation/InvestigationPage') },
            { path: 'protocols', lazy: () => import('./protocols/ProtocolsPage') },
            { path: 'protocols/compare', lazy: () => import('./protocols/ComparePage') },
            { path: 'protocols/proposals', lazy: () => import('./protocols/ProposalsPage') },
            { path: 'protocols/releases', lazy: () => import('./protocols/ReleasesPage') },
            { path: 'protocols/:protocol', lazy: () => import('./protocols/ProtocolPage') },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
