import { useMemo, useSyncExternalStore } from 'react';
import { chosenPrint, isDark, onAppearance } from '../../../tokens/appearance';
import type { Colours } from './picture';

/** The colours of the tokens as a canvas takes them, read anew when they change. */
export function useColours(): Colours {
  const appearance = useSyncExternalStore(onAppearance, () => `${isDark()} ${chosenPrint()}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the tokens say changes with the appearance
  return useMemo(() => {
    const styles = getComputedStyle(document.documentElement);
    const token = (name: string) => styles.getPropertyValue(name).trim();
    return {
      ground: token('--surface'),
      text: token('--text'),
      quiet: token('--text-quiet'),
      line: token('--line'),
      strong: token('--line-strong'),
      accent: token('--accent'),
      font: token('--font'),
      generations: [token('--text'), ...[1, 2, 3, 4].map((chart) => token(`--chart-${chart}`))],
    };
  }, [appearance]);
}
