import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { SidePanel } from '../shell/SidePanel';
import { Devices } from './Devices';
import { type Account, useChange, useLink, useResetFactor, useWays } from './queries';
import { Reach } from './Reach';
import { scopeOf } from './roles';

/** One account: what it is, what it signs in with, and its devices. What changes it ends its sessions. */
export function AccountPanel({ account, own, onClose }: { account: Account; own: boolean; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const ways = useWays();
  return (
    <SidePanel title={account.username} opened={account.id} onClose={onClose}>
      {own ? <p>{t('own.here')}</p> : <Change account={account} />}
      {account.secondFactor && !own && <Factor account={account} />}
      {(ways.data?.provider || account.subject !== null) && <Subject account={account} />}
      <Devices account={account.id} />
    </SidePanel>
  );
}

function Change({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const change = useChange(account.id);
  const [role, setRole] = useState(account.role);
  const [scope, setScope] = useState(account.scope);
  const reach = scopeOf(role, scope);

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ role, scope: reach, disabled: account.disabled });
  }

  const turn = () => change.mutate({ role: account.role, scope: account.scope, disabled: !account.disabled });
  return (
    <form className="account-form" onSubmit={submit} aria-label={t('change.title')}>
      <Reach role={role} scope={scope} onRole={setRole} onScope={setScope} />
      <p className="quiet">{t('change.ends')}</p>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={reach.length === 0}>
          {t('change.submit')}
        </Button>
        <Button danger={!account.disabled} onClick={turn} loading={change.isPending}>
          {t(account.disabled ? 'change.enable' : 'change.disable')}
        </Button>
      </div>
      <p role="status">{change.isSuccess && t('change.done')}</p>
      <Refusal error={change.error} />
    </form>
  );
}

function Factor({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const reset = useResetFactor(account.id);
  return (
    <section aria-labelledby="factor-title">
      <h3 id="factor-title">{t('factor.title')}</h3>
      <p className="quiet">{t('factor.how')}</p>
      <Button onClick={() => reset.mutate(undefined)} loading={reset.isPending}>
        {t('factor.reset')}
      </Button>
      <Refusal error={reset.error} />
    </section>
  );
}

function Subject({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const link = useLink(account.id);
  const [subject, setSubject] = useState(account.subject ?? '');

  function submit(event: FormEvent) {
    event.preventDefault();
    link.mutate(subject.trim() === '' ? null : subject.trim());
  }

  return (
    <form className="account-form" onSubmit={submit} aria-label={t('subject.title')}>
      <h3>{t('subject.title')}</h3>
      <div className="field">
        <label htmlFor="account-subject">{t('subject.label')}</label>
        <input
          id="account-subject"
          className="input"
          value={subject}
          autoComplete="off"
          onChange={(event) => setSubject(event.target.value)}
        />
      </div>
      <div className="acts">
        <Button htmlType="submit" loading={link.isPending}>
          {t('subject.submit')}
        </Button>
      </div>
      <p role="status">{link.isSuccess && t('change.done')}</p>
      <Refusal error={link.error} />
    </form>
  );
}
