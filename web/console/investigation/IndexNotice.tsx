import { useTranslation } from 'react-i18next';
import { counted, share } from '../shell/number';
import { isLoading } from './checkInIndex';
import { useCheckInIndex } from './queries';

/** Says so while check-ins are being read into memory, and how far that is; gone once they are there. */
export function IndexNotice() {
  const { t } = useTranslation('investigation');
  const { data: state } = useCheckInIndex();
  if (state === undefined || !isLoading(state)) {
    return null;
  }
  const expected = Math.max(state.expected, state.checkIns, 1);
  return (
    <div className="notice index-notice">
      <p role="status">{t('index.loading')}</p>
      <p>
        <progress aria-label={t('index.progress')} max={expected} value={state.checkIns} />{' '}
        {t('index.read', {
          checkIns: counted(state.checkIns),
          expected: counted(expected),
          share: share(state.checkIns, expected),
        })}
      </p>
    </div>
  );
}
