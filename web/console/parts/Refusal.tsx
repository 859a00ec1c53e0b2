import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/client';

/** Why something asked for was not done, in the sentence of the server. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useTranslation('shared');
  if (error === null) {
    return null;
  }
  const refused = error instanceof Refused;
  return (
    <p role="alert" className="refusal">
      <strong>{refused ? error.problem.title : t('state.error')}</strong>{' '}
      {refused ? error.problem.detail : t('state.unreachable')} {refused && <span>{error.problem.code}</span>}
    </p>
  );
}
