import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Refused } from '../../api/client';
import type { Asked } from './answer';
import { shortTime } from './time';

/** How old what is shown is, or why nothing is. */
export function AsOf<T>({ asked }: { asked: Asked<T> }) {
  const { t } = useTranslation('field');
  const { value, at, error, pending } = asked;
  if (value === null && pending) {
    return <p role="status">{t('shared:state.loading')}…</p>;
  }
  if (value === null) {
    const signedOut = error instanceof Refused && error.problem.status === 401;
    const said = error instanceof Refused ? error.problem.detail : t('nothingKept');
    return (
      <div role="alert" className="notice stacked">
        <p>{said}</p>
        {signedOut && <SignInAgain />}
        <button type="button" className="act" onClick={asked.refresh}>
          {t('shared:state.retry')}
        </button>
      </div>
    );
  }
  if (error instanceof Refused && error.problem.status === 401) {
    return (
      <div role="alert" className="notice stacked">
        <p>{t('shared:signIn.expired')}</p>
        <SignInAgain />
      </div>
    );
  }
  return at === null ? null : (
    <p className="quiet">
      {t('shared:asOf', { time: shortTime(at) })}
      {error === null ? '' : ` · ${t('keptHere')}`}
    </p>
  );
}

function SignInAgain() {
  const { t } = useTranslation('shared');
  const { pathname } = useLocation();
  return (
    <Link className="act primary" to="/sign-in" state={{ from: pathname }}>
      {t('signIn.submit')}
    </Link>
  );
}
