import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Choose, Switch } from '../shell/Choose';
import { changedSearch } from '../shell/view';
import { useCare, useFilters } from './queries';
import { type AskedCare, FILTER_NAMES, FILTERS, MAIN_CARES, NARROWER_CARES, USUAL_CARE } from './types';

/** Narrows the ledger; what is chosen is in the address. */
export function FilterBar() {
  const { t } = useTranslation('ledger');
  const [, setParams] = useSearchParams();
  const filters = useFilters();
  const care = useCare();
  const change = (changes: Record<string, string | undefined>) =>
    setParams((now) => changedSearch(now.toString(), { ...changes, open: undefined }));
  const nameOf = (each: AskedCare) =>
    each === 'ALL' ? t('all') : t(each === 'MANAGED' ? 'shared:figure.managed' : `shared:care.${each}`);
  const caresNamed = <Care extends AskedCare>(cares: readonly Care[]) =>
    cares.map((each) => ({ value: each, label: nameOf(each) }));
  const toCare = (chosen: AskedCare) => change({ care: chosen });
  return (
    <div className="filters">
      <Switch label={t('column.care')} value={care} onChoose={toCare} choices={caresNamed(MAIN_CARES)} />
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
      <Choose
        label={t('narrowerCare')}
        value={NARROWER_CARES.find((each) => each === care) ?? ''}
        onChoose={(chosen) => toCare(chosen === '' ? USUAL_CARE : chosen)}
        choices={[{ value: '' as const, label: t('notNarrower') }, ...caresNamed(NARROWER_CARES)]}
      />
      {(Object.keys(filters).length > 0 || care !== USUAL_CARE) && (
        <button
          type="button"
          className="plain"
          onClick={() => change(Object.fromEntries([...FILTER_NAMES, 'care'].map((name) => [name, undefined])))}
        >
          {t('noFilters')}
        </button>
      )}
    </div>
  );
}
