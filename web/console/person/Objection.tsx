import { useTranslation } from 'react-i18next';
import type { PersonView } from './types';

/** Where somebody turns who does not agree with what was assessed. */
export function Objection({ objection }: { objection: PersonView['objection'] }) {
  const { t } = useTranslation('person');
  const phone = objection?.phone;
  return phone === undefined || phone === null ? (
    <p className="quiet">{t('objection.noPhone')}</p>
  ) : (
    <p className="quiet">
      {t('objection.call')} <a href={`tel:${phone}`}>{phone}</a>
    </p>
  );
}
