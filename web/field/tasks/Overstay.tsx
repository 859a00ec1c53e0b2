import { useTranslation } from 'react-i18next';
import type { TaskForm } from './TaskPage';
import { TestForm } from './TestForm';

/** Somebody is kept past the last day: what is missing for the release. */
export function Overstay(form: TaskForm) {
  const { t } = useTranslation('tasks');
  const { detail, subject } = form.task;
  const kinds = [...new Set('missing' in detail ? detail.missing.map((one) => one.what) : [])];
  return (
    <>
      <section>
        <h2>{t('missing', { day: 'until' in detail ? detail.until : subject })}</h2>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{t(`shared:missing.${kind}`)}</li>
          ))}
        </ul>
        <p className="quiet">{t('missingHint')}</p>
      </section>
      {kinds.some((kind) => kind === 'TEST' || kind === 'RESULT') && <TestForm {...form} />}
    </>
  );
}
