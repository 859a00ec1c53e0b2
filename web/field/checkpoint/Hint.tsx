import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { badCode, type Passer, type Unasked } from './gate';
import type { Gate } from './useGate';

/** Why there is no colour, and what to do. */
export function Hint({ gate, passer }: { gate: Gate; passer: Passer }) {
  const { t } = useTranslation('checkpoint');
  const { looked, unasked } = passer;
  if (looked === null) {
    return unasked === null ? null : <NotAsked unasked={unasked} onAgain={() => gate.identify(passer.identity)} />;
  }
  const bad = badCode(looked);
  if (bad !== null) {
    return <p>{t(`badCode.${bad}.hint`)}</p>;
  }
  return looked.known ? null : <p>{t('unknownHint')}</p>;
}

function NotAsked({ unasked, onAgain }: { unasked: Unasked; onAgain: () => void }) {
  const { t } = useTranslation('checkpoint');
  return (
    <>
      <p>
        {unasked.kind === 'NO_RIGHT'
          ? unasked.detail
          : t(`unasked.${unasked.kind}`, { count: 'seconds' in unasked ? unasked.seconds : 0 })}{' '}
        {t('unverifiedHint')}
      </p>
      {unasked.kind === 'SIGNED_OUT' && (
        <Link className="act" to="/sign-in" state={{ from: '/checkpoint' }}>
          {t('shared:signIn.submit')}
        </Link>
      )}
      {unasked.kind === 'BUSY' && (
        <button type="button" className="act" onClick={onAgain}>
          {t('lookUpAgain')}
        </button>
      )}
    </>
  );
}
