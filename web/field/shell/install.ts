import { useSyncExternalStore } from 'react';

interface InstallPrompt extends Event {
  prompt(): Promise<void>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) {
    listener();
  }
}

/** Listens for the browser's offer to put the pages on the home screen. */
export function awaitInstall() {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    tell();
  });
}

export function installed(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}

export function useInstall(): (() => void) | null {
  const prompt = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  );
  return prompt === null
    ? null
    : () => {
        prompt.prompt().catch(() => {});
        offered = null;
        tell();
      };
}
