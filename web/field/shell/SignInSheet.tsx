import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Desk, useSenderState } from '../outbox/desk';

/** Says that the session is over; work goes on, sending waits. */
export function SignInSheet({ desk }: { desk: Desk }) {
  const { t } = useTranslation('field');
  const { pathname } = useLocation();
  const state = useSenderState(desk);
  if (state.kind !== 'SIGNED_OUT' && state.kind !== 'OTHER_ACCOUNT') {
    return null;
  }
  return (
    <div className="notice" role="alert">
      <p>{state.kind === 'SIGNED_OUT' ? t('shared:signIn.expired') : t('outbox.state.OTHER_ACCOUNT')}</p>
      <Link className="act primary" to="/sign-in" state={{ from: pathname }}>
        {t('shared:signIn.submit')}
      </Link>
    </div>
  );
}
