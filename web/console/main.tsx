import '../tokens/tokens.css';
import './console.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Refused } from '../api/client';
import { applyAppearance } from '../tokens/appearance';
import { router } from './routes';
import { Appearance } from './shell/Appearance';
import { isSignedOut } from './shell/session';
import { nonceStyles } from './styleNonce';
import { startConsoleTexts } from './texts';

/** Whatever is refused because the session is over has the shell ask who is signed in; that leads to the sign-in page. */
function noticeEnd(error: unknown) {
  if (isSignedOut(error)) {
    queries.invalidateQueries({ queryKey: ['me'] });
  }
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => query.queryKey[0] !== 'me' && noticeEnd(error) }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof Refused && error.problem.status < 500) && failures < 2,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
    },
  },
});

nonceStyles(document);
applyAppearance();
await startConsoleTexts();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Appearance>
          <RouterProvider router={router} />
        </Appearance>
      </QueryClientProvider>
    </StrictMode>,
  );
}
