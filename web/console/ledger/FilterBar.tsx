import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Choose } from '../shell/Choose';
import { changedSearch } from '../shell/view';
import { useFilters } from './queries';
import { FILTER_NAMES, FILTERS } from './types';

/** Narrows the ledger; what is chosen is in the address. */
export function FilterBar() {
  const { t } = useTranslation('ledger');
  const [, setParams] = useSearchParams();
  const filters = useFilters();
  const change = (changes: Record<string, string | undefined>) =>
    setParams((now) => changedSearch(now.toString(), { ...changes, open: undefined }));
  return (
    <div className="filters">
      {FILTER_NAMES.map((name) => (
        <Choose
          key={name}
          label={t(`column.${name}`)}
          value={filters[name] ?? ''}
          onChoose={(chosen) => change({ [name]: chosen === '' ? undefined : chosen })}
          choices={[
            { value: '', label: t('all') },
            ...FILTERS[name].map((code) => ({ value: code as string, label: t(`shared:${name}.${code}`) })),
          ]}
        />
      ))}
      {Object.keys(filters).length > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => change(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])))}
        >
          {t('noFilters')}
        </button>
      )}
    </div>
  );
}
