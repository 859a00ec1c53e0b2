import '../tokens/tokens.css';
import './field.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyAppearance } from '../tokens/appearance';
import { startFieldTexts } from './texts';

async function start() {
  applyAppearance();
  await startFieldTexts();
  const root = document.getElementById('root');
  if (root !== null) {
    createRoot(root).render(<StrictMode />);
  }
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' });
  }
}

start();
