import { useTranslation } from 'react-i18next';
import type { PersonView } from './types';

/** Who answers for somebody today, and how to reach them. */
export function Responsible({ accountable }: { accountable: PersonView['accountable'] }) {
  const { t } = useTranslation('person');
  return accountable === null ? (
    <p className="urgent">{t('responsible.nobody')}</p>
  ) : (
    <p>
      <strong>{accountable.name}</strong>{' '}
      {accountable.phone === '' ? (
        <span className="quiet">{t('responsible.noPhone')}</span>
      ) : (
        <a href={`tel:${accountable.phone}`}>{accountable.phone}</a>
      )}{' '}
      <span className="quiet">{t(`shared:force.${accountable.force}`)}</span>
    </p>
  );
}
