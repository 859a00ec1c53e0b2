import '../tokens/tokens.css';
import './shell/frame.css';
import './shell/parts.css';
import './checkpoint/checkpoint.css';
import './resident/resident.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyAppearance } from '../tokens/appearance';
import { setClock, startClock } from './outbox/device';
import { App } from './shell/App';
import { awaitInstall } from './shell/install';
import { keepPages } from './shell/update';
import { startFieldTexts } from './texts';

const CLOCK_MILLIS = 600_000;

async function start() {
  applyAppearance();
  awaitInstall();
  await Promise.all([startFieldTexts(), startClock().catch(() => {})]);
  const root = document.getElementById('root');
  if (root !== null) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  }
  setClock();
  setInterval(setClock, CLOCK_MILLIS);
  window.addEventListener('online', setClock);
  await keepPages();
}

start();
