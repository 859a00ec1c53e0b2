import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { useAdd } from './queries';
import { Reach } from './Reach';
import { isReady, type Role, scopeOf } from './roles';

/** Somebody new: a name, a first password that is told to them, and what they are. */
export function NewAccountForm() {
  const { t } = useTranslation('accounts');
  const add = useAdd();
  const id = useId();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [worker, setWorker] = useState('');
  const [role, setRole] = useState<Role>('GRID_WORKER');
  const [scope, setScope] = useState<string[]>([]);

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate(
      {
        username,
        password,
        role,
        scope: scopeOf(role, scope),
        worker: worker.trim() === '' ? null : worker.trim(),
      },
      {
        onSuccess: () => {
          setUsername('');
          setPassword('');
          setWorker('');
        },
      },
    );
  }

  return (
    <form className="panel account-form" onSubmit={submit} aria-label={t('new.title')}>
      <h2>{t('new.title')}</h2>
      <div className="account-fields">
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('shared:signIn.username')}</label>
          <input
            id={`${id}-name`}
            className="input"
            value={username}
            autoComplete="off"
            autoCapitalize="none"
            aria-describedby={`${id}-name-hint`}
            onChange={(event) => setUsername(event.target.value)}
          />
          <small id={`${id}-name-hint`} className="quiet">
            {t('new.usernameHint')}
          </small>
        </div>
        <div className="field">
          <label htmlFor={`${id}-password`}>{t('new.password')}</label>
          <input
            id={`${id}-password`}
            className="input"
            type="password"
            autoComplete="new-password"
            value={password}
            aria-describedby={`${id}-password-hint`}
            onChange={(event) => setPassword(event.target.value)}
          />
          <small id={`${id}-password-hint`} className="quiet">
            {t('new.passwordHint')}
          </small>
        </div>
        <Reach role={role} scope={scope} onRole={setRole} onScope={setScope} />
        <div className="field">
          <label htmlFor={`${id}-worker`}>{t('worker')}</label>
          <input
            id={`${id}-worker`}
            className="input"
            value={worker}
            autoComplete="off"
            onChange={(event) => setWorker(event.target.value)}
          />
        </div>
      </div>
      <div className="acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={add.isPending}
          disabled={!isReady({ username, password, role, scope })}
        >
          {t('new.submit')}
        </Button>
      </div>
      <p role="status" className="done">
        {add.data !== undefined && t('new.done', { username: add.data.username })}
      </p>
      <Refusal error={add.error} />
    </form>
  );
}
