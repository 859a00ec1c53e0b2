import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseWindow } from './types';

/** What the server takes. */
const LONGEST = 200;

/** Why to trace from those of whom no evidence in sight says that they are a case. */
export function StartReasons({ of, change }: { of: CaseWindow[]; change: (person: string, reason: string) => void }) {
  const { t } = useTranslation('investigation');
  return of.length === 0 ? null : (
    <section>
      <h3>{t('reason.title')}</h3>
      <p className="quiet">{t('reason.note')}</p>
      {of.map(({ person, name, reason }) => (
        <div className="field" key={person}>
          <label htmlFor={`reason-${person}`}>{t('reason.of', { name: name ?? t('notInScope') })}</label>
          <Input.TextArea
            id={`reason-${person}`}
            value={reason ?? ''}
            maxLength={LONGEST}
            rows={3}
            onChange={(event) => change(person, event.target.value)}
          />
        </div>
      ))}
    </section>
  );
}
