import './accounts.css';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { useMe } from '../shell/session';
import { Devices } from './Devices';
import { useChangePassword } from './queries';

const SUBMITTING = ['RECORD', 'CHECK_PASSAGE'] as const;

/** What everybody keeps themselves: the password, and the devices. */
export function Component() {
  const { t } = useTranslation('accounts');
  const rights = useMe().data?.rights ?? [];
  return (
    <div className="accounts">
      <title>{`${t('own.title')} · ${t('shared:product')}`}</title>
      <h1>{t('own.title')}</h1>
      <Password />
      {SUBMITTING.some((right) => rights.includes(right)) && (
        <div className="panel">
          <Devices />
        </div>
      )}
    </div>
  );
}

function Password() {
  const { t } = useTranslation('accounts');
  const change = useChangePassword();
  const id = useId();
  const [old, setOld] = useState('');
  const [wanted, setWanted] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(
      { old, wanted },
      {
        onSuccess: () => {
          setOld('');
          setWanted('');
        },
      },
    );
  }

  return (
    <form className="panel account-form" onSubmit={submit} aria-label={t('password.title')}>
      <h2>{t('password.title')}</h2>
      <div className="account-fields">
        <div className="field">
          <label htmlFor={`${id}-old`}>{t('password.old')}</label>
          <input
            id={`${id}-old`}
            className="input"
            type="password"
            autoComplete="current-password"
            value={old}
            required
            onChange={(event) => setOld(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-new`}>{t('password.wanted')}</label>
          <input
            id={`${id}-new`}
            className="input"
            type="password"
            autoComplete="new-password"
            value={wanted}
            minLength={12}
            required
            aria-describedby={`${id}-hint`}
            onChange={(event) => setWanted(event.target.value)}
          />
          <small id={`${id}-hint`} className="quiet">
            {t('new.passwordHint')}
          </small>
        </div>
      </div>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
      </div>
      <p role="status">{change.isSuccess && t('password.done')}</p>
      <Refusal error={change.error} />
    </form>
  );
}
