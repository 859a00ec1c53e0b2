import { useTranslation } from 'react-i18next';
import { useUpdate } from './update';

export function UpdateBar() {
  const { t } = useTranslation('field');
  const update = useUpdate();
  return update === null ? null : (
    <div className="notice" role="status">
      <p>{t('update.there')}</p>
      <button type="button" className="act primary" onClick={update}>
        {t('update.take')}
      </button>
    </div>
  );
}
