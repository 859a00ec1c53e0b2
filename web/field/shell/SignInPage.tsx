import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Refused, Unreachable } from '../../api/client';
import { canSeal } from '../outbox/vault';
import { Field } from './Field';
import { Page } from './Page';
import { useSession } from './session';

export default function SignInPage() {
  const { t } = useTranslation('field');
  const { signIn } = useSession();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    try {
      await signIn(username.trim(), password);
      navigate(typeof state?.from === 'string' ? state.from : '/', { replace: true });
    } catch (error) {
      setRefusal(
        error instanceof Refused
          ? error.problem.detail
          : t(error instanceof Unreachable ? 'shared:state.unreachable' : 'cannotKeep'),
      );
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page title={t('shared:signIn.title')} back="/">
      <form onSubmit={submit} className="form">
        <Field
          label={t('shared:signIn.username')}
          value={username}
          onValue={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <Field
          label={t('shared:signIn.password')}
          value={password}
          onValue={setPassword}
          type="password"
          autoComplete="current-password"
          required
        />
        {!canSeal() && <p>{t('outbox.unsealed')}</p>}
        {refusal !== '' && (
          <p role="alert" className="flaw">
            {refusal}
          </p>
        )}
        <div className="acts">
          <button type="submit" className="act primary" disabled={busy}>
            {busy ? t('signingIn') : t('shared:signIn.submit')}
          </button>
        </div>
      </form>
    </Page>
  );
}
