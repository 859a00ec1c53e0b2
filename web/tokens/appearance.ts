/** Light or dark and the size of print: as the system says until somebody chooses, then as chosen. */
export type Theme = 'system' | 'light' | 'dark';
export type Print = 'normal' | 'large';

const THEME = 'fangkong.theme';
const PRINT = 'fangkong.print';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(THEME);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chosenPrint(): Print {
  return localStorage.getItem(PRINT) === 'large' ? 'large' : 'normal';
}

export function isDark(): boolean {
  const theme = chosenTheme();
  return theme === 'system' ? dark.matches : theme === 'dark';
}

export function chooseTheme(theme: Theme) {
  localStorage.setItem(THEME, theme);
  applyAppearance();
}

export function choosePrint(print: Print) {
  localStorage.setItem(PRINT, print);
  applyAppearance();
}

export function applyAppearance() {
  const root = document.documentElement;
  root.dataset.theme = isDark() ? 'dark' : 'light';
  root.dataset.print = chosenPrint();
  for (const listener of listeners) {
    listener();
  }
}

const listeners = new Set<() => void>();

/** Calls back whenever the appearance changes; the answer ends that. */
export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

dark.addEventListener('change', applyAppearance);
