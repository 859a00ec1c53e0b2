import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, data, Refused } from '../../api/client';
import { Preferences } from './Preferences';
import { isSignedOut, type Me } from './session';

/** Who is signed in, how they like to see the pages, and the way out; whoever could not be signed out is told. */
export function Account({ me }: { me: Me }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const queries = useQueryClient();

  const [refusal, setRefusal] = useState('');

  async function signOut() {
    setRefusal('');
    try {
      await data(api.POST('/api/sign-out', {}));
    } catch (error) {
      if (!isSignedOut(error)) {
        setRefusal(error instanceof Refused ? error.problem.detail : t('signOutUnreachable'));
        return;
      }
    }
    queries.clear();
    navigate('/sign-in', { replace: true });
  }

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="account">
          <p>
            {me.username} · {t(`shared:role.${me.role}`)}
          </p>
          <Preferences />
          <Link to="/account">{t('ownAccount')}</Link>
          <Button block onClick={signOut}>
            {t('shared:signIn.out')}
          </Button>
          {refusal !== '' && <p role="alert">{refusal}</p>}
        </div>
      }
    >
      <Button aria-label={`${t('me')} ${me.username}`}>{me.username}</Button>
    </Popover>
  );
}
