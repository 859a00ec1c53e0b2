import { useTranslation } from 'react-i18next';

/** Counts and shares as the language writes them. A share of nothing is no number. */
export function useNumbers() {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return {
    language,
    count: (value: number) => value.toLocaleString(language),
    share: (part: number, whole: number) =>
      whole === 0
        ? '—'
        : new Intl.NumberFormat(language, {
            style: 'percent',
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          }).format(part / whole),
  };
}
