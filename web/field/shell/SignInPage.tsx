import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { OfferedFactor } from '../../accounts/OfferedFactor';
import { isCodeNeeded, PASSWORD, stepAfterRefusal } from '../../accounts/signIn';
import { Refused, Unreachable } from '../../api/client';
import { canSeal } from '../outbox/vault';
import { Field } from './Field';
import { Page } from './Page';
import { useSession } from './session';

export default function SignInPage() {
  const { t } = useTranslation('field');
  const { signIn, confirm } = useSession();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [step, setStep] = useState(PASSWORD);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    try {
      const next =
        step.kind === 'OFFER'
          ? await confirm(step.offer, code).then(() => null)
          : await signIn({ username: username.trim(), password, code });
      if (next === null) {
        navigate(typeof state?.from === 'string' ? state.from : '/', { replace: true });
      } else {
        setStep(next);
      }
    } catch (error) {
      if (error instanceof Refused) {
        setCode('');
        setStep(stepAfterRefusal(step, error.problem));
        setRefusal(isCodeNeeded(error.problem) ? '' : error.problem.detail);
      } else {
        setRefusal(t(error instanceof Unreachable ? 'shared:state.unreachable' : 'cannotKeep'));
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page title={t(step.kind === 'OFFER' ? 'shared:signIn.offer.title' : 'shared:signIn.title')} back="/">
      <form onSubmit={submit} className="form">
        {step.kind === 'OFFER' ? (
          <OfferedFactor offer={step.offer} />
        ) : (
          <>
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
          </>
        )}
        {step.kind === 'CODE' && refusal === '' && <p role="status">{t('shared:signIn.codeNeeded')}</p>}
        {step.kind !== 'PASSWORD' && (
          <Field
            label={t('shared:signIn.code')}
            hint={t('shared:signIn.codeFrom')}
            value={code}
            onValue={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        )}
        {!canSeal() && <p>{t('outbox.unsealed')}</p>}
        {refusal !== '' && (
          <p role="alert" className="flaw">
            {refusal}
          </p>
        )}
        <div className="acts">
          <button type="submit" className="act primary" disabled={busy}>
            {busy ? t('signingIn') : t(step.kind === 'OFFER' ? 'shared:signIn.offer.submit' : 'shared:signIn.submit')}
          </button>
        </div>
      </form>
    </Page>
  );
}
