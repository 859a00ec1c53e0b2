import { useTranslation } from 'react-i18next';

/** Whom somebody may call against what was decided about them here. */
export function Objection({ phone }: { phone: string | null }) {
  const { t } = useTranslation('checkpoint');
  return phone === null ? null : (
    <p>
      {t('objection')} <a href={`tel:${phone}`}>{phone}</a>
    </p>
  );
}
