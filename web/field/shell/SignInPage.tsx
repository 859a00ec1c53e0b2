import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { OfferedFactor } from '../../accounts/OfferedFactor';
import { ProviderWay } from '../../accounts/ProviderWay';
import { endOfWay, isCodeNeeded, PASSWORD, type Step, stepAfterRefusal } from '../../accounts/signIn';
import { Refused, Unreachable } from '../../api/client';
import { canSeal } from '../outbox/vault';
import { Field } from './Field';
import { Page } from './Page';
import { useSession } from './session';

export default function SignInPage() {
  const { t } = useTranslation('field');
  const { signIn, comeIn, confirm, ready } = useSession();
  const navigate = useNavigate();
  const { state, search } = useLocation();
  const end = endOfWay(search);
  const asked = useRef(false);
  const [step, setStep] = useState(PASSWORD);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (end === 'ready' && ready && !asked.current) {
      asked.current = true;
      ask(() => comeIn(''));
    }
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    ask(() => answer());
  }

  function answer(): Promise<Step | null> {
    switch (step.kind) {
      case 'OFFER':
        return confirm(step.offer, code).then(() => null);
      case 'CODE_ALONE':
        return comeIn(code);
      default:
        return signIn({ username: username.trim(), password, code });
    }
  }

  async function ask(work: () => Promise<Step | null>) {
    setBusy(true);
    setRefusal('');
    try {
      const next = await work();
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
        {step.kind === 'OFFER' && <OfferedFactor offer={step.offer} />}
        {(step.kind === 'PASSWORD' || step.kind === 'CODE') && (
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
        {end !== null && end !== 'ready' && refusal === '' && step.kind === 'PASSWORD' && (
          <p role="alert">{t(`shared:signIn.provider.${end}`)}</p>
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
          {step.kind === 'PASSWORD' && <ProviderWay entry="field" className="act" />}
        </div>
      </form>
    </Page>
  );
}
