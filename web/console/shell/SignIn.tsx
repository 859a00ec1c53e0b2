import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api, data, Refused } from '../../api/client';
import { Preferences } from './Preferences';

export function SignIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation();
  return (
    <SignInPanel
      onSignedIn={() => {
        queries.clear();
        navigate(typeof state?.from === 'string' ? state.from : '/', { replace: true });
      }}
    />
  );
}

/** The session has ended: nothing is to be seen any more, and what was half filled in is there after signing in again. */
export function SignInAgain({ username }: { username: string }) {
  const { t } = useTranslation('console');
  const queries = useQueryClient();
  return (
    <SignInPanel
      said={t('expired')}
      onSignedIn={(signedIn) => {
        if (signedIn === username) {
          queries.invalidateQueries();
        } else {
          window.location.reload();
        }
      }}
    />
  );
}

function SignInPanel({ said, onSignedIn }: { said?: string; onSignedIn: (username: string) => void }) {
  const { t } = useTranslation('shared');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const username = String(form.get('username')).trim();
    setBusy(true);
    try {
      await data(api.POST('/api/sign-in', { body: { username, password: String(form.get('password')) } }));
      onSignedIn(username);
    } catch (error) {
      setRefusal(error instanceof Refused ? error.problem.detail : t('state.unreachable'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <title>{`${t('signIn.title')} · ${t('product')}`}</title>
      <div className="panel">
        <h1>
          {t('product')} · {t('signIn.title')}
        </h1>
        {said !== undefined && refusal === '' && <p role="status">{said}</p>}
        <form onSubmit={submit}>
          <label>
            {t('signIn.username')}
            <input className="input" name="username" autoComplete="username" autoCapitalize="none" required />
          </label>
          <label>
            {t('signIn.password')}
            <input className="input" name="password" type="password" autoComplete="current-password" required />
          </label>
          {refusal !== '' && <p role="alert">{refusal}</p>}
          <Button type="primary" htmlType="submit" size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </form>
      </div>
      <Preferences />
    </main>
  );
}
