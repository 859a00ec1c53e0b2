import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api, data, Refused } from '../../api/client';
import { Preferences } from './Preferences';

export function SignIn() {
  const { t } = useTranslation('shared');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await data(
        api.POST('/api/sign-in', {
          body: { username: String(form.get('username')).trim(), password: String(form.get('password')) },
        }),
      );
      queries.clear();
      navigate(typeof state?.from === 'string' ? state.from : '/', { replace: true });
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
        {state?.expired === true && refusal === '' && <p role="status">{t('console:expired')}</p>}
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
