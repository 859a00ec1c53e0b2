import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { OfferedFactor } from '../../accounts/OfferedFactor';
import { ProviderWay } from '../../accounts/ProviderWay';
import {
  askIn,
  askInByProvider,
  confirmOffer,
  endOfWay,
  isCodeNeeded,
  PASSWORD,
  stepAfterRefusal,
} from '../../accounts/signIn';
import { Refused } from '../../api/client';
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
  const [step, setStep] = useState(PASSWORD);
  const [username, setUsername] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const end = endOfWay(useLocation().search);
  const asked = useRef(false);

  useEffect(() => {
    if (end === 'ready' && !asked.current) {
      asked.current = true;
      ask(() => comeIn(''));
    }
  });

  async function comeIn(code: string) {
    const next = await askInByProvider(code);
    if (next === null) {
      onSignedIn('');
    } else {
      setStep(next);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    ask(() => answer(form));
  }

  async function answer(form: FormData) {
    const code = String(form.get('code') ?? '');
    if (step.kind === 'OFFER') {
      await confirmOffer(step.offer, code);
      onSignedIn(username);
    } else if (step.kind === 'CODE_ALONE') {
      await comeIn(code);
    } else {
      const name = String(form.get('username')).trim();
      setUsername(name);
      const next = await askIn({ username: name, password: String(form.get('password')), code });
      if (next === null) {
        onSignedIn(name);
      } else {
        setStep(next);
      }
    }
  }

  async function ask(work: () => Promise<void>) {
    setBusy(true);
    setRefusal('');
    try {
      await work();
    } catch (error) {
      if (error instanceof Refused) {
        setStep(stepAfterRefusal(step, error.problem));
        setRefusal(isCodeNeeded(error.problem) ? '' : error.problem.detail);
      } else {
        setRefusal(t('state.unreachable'));
      }
    } finally {
      setBusy(false);
    }
  }

  const title = t(step.kind === 'OFFER' ? 'signIn.offer.title' : 'signIn.title');
  return (
    <main className="sign-in">
      <title>{`${title} · ${t('product')}`}</title>
      <div className="panel">
        <h1>
          {t('product')} · {title}
        </h1>
        {said !== undefined && refusal === '' && step.kind === 'PASSWORD' && <p role="status">{said}</p>}
        {end !== null && end !== 'ready' && refusal === '' && step.kind === 'PASSWORD' && (
          <p role="alert">{t(`signIn.provider.${end}`)}</p>
        )}
        {step.kind === 'CODE' && refusal === '' && <p role="status">{t('signIn.codeNeeded')}</p>}
        {step.kind === 'OFFER' && <OfferedFactor offer={step.offer} />}
        <form onSubmit={submit}>
          {(step.kind === 'PASSWORD' || step.kind === 'CODE') && (
            <>
              <label>
                {t('signIn.username')}
                <input className="input" name="username" autoComplete="username" autoCapitalize="none" required />
              </label>
              <label>
                {t('signIn.password')}
                <input className="input" name="password" type="password" autoComplete="current-password" required />
              </label>
            </>
          )}
          {step.kind !== 'PASSWORD' && <Code />}
          {refusal !== '' && <p role="alert">{refusal}</p>}
          <Button type="primary" htmlType="submit" size="large" loading={busy}>
            {t(step.kind === 'OFFER' ? 'signIn.offer.submit' : 'signIn.submit')}
          </Button>
        </form>
        {step.kind === 'PASSWORD' && <ProviderWay entry="console" className="provider-way" />}
      </div>
      <Preferences />
    </main>
  );
}

function Code() {
  const { t } = useTranslation('shared');
  const hint = useId();
  return (
    <label>
      {t('signIn.code')}
      <input
        ref={focus}
        className="input"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-describedby={hint}
        required
      />
      <small id={hint}>{t('signIn.codeFrom')}</small>
    </label>
  );
}

/** Whoever is asked for a code types it at once. */
const focus = (input: HTMLInputElement | null) => input?.focus();
