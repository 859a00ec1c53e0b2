import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../parts/Refusal';
import { Choose } from '../../shell/Choose';
import { Answered } from '../../shell/States';
import { useRight } from '../../shell/session';
import { useView } from '../../shell/view';
import type { PersonView } from '../types';
import { AppealEntry } from './AppealEntry';
import { newId, useAppealsOf, useFile } from './queries';
import { Text } from './Text';

const LONGEST_TEXT = 500;

/** What was objected to for somebody, by when it is answered, and the answers. */
export function AppealsSection({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const { asOf } = useView();
  const mayRecord = useRight('RECORD');
  const asked = useAppealsOf(view.person.id);
  return (
    <section className="panel" aria-labelledby="appeals">
      <h2 id="appeals">{t('appeal.title')}</h2>
      <Answered asked={asked}>
        {(appeals) =>
          appeals.length === 0 ? (
            <p className="quiet">{t('appeal.none')}</p>
          ) : (
            <ul className="ruling-list">
              {appeals.map((appeal) => (
                <AppealEntry key={appeal.id} appeal={appeal} view={view} />
              ))}
            </ul>
          )
        }
      </Answered>
      {mayRecord && asOf === undefined && view.reasons.length > 0 && <File view={view} />}
    </section>
  );
}

/** For somebody who does not do so on a device of their own. */
function File({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const first = view.reasons[0]?.clause ?? '';
  const [draft, setDraft] = useState<{ id: string; clause: string; text: string } | null>(null);
  const file = useFile(view.person.id);
  if (draft === null) {
    return (
      <Button
        onClick={() => {
          file.reset();
          setDraft({ id: newId(), clause: first, text: '' });
        }}
      >
        {t('appeal.file')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    file.mutate({ ...draft, text: draft.text.trim() }, { onSuccess: () => setDraft(null) });
  };
  return (
    <form className="ruling-form" onSubmit={submit} aria-label={t('appeal.file')}>
      <Choose
        label={t('appeal.against')}
        value={draft.clause}
        onChoose={(clause) => setDraft({ ...draft, clause })}
        choices={view.reasons.map((reason) => ({
          value: reason.clause,
          label: `${t(`shared:category.${reason.title}`, { defaultValue: reason.title })} ${reason.clause}`,
        }))}
      />
      <Text
        label={t('appeal.text')}
        value={draft.text}
        longest={LONGEST_TEXT}
        onValue={(text) => setDraft({ ...draft, text })}
      />
      <Refusal error={file.error} />
      <div className="ruling-acts">
        <Button type="primary" htmlType="submit" loading={file.isPending} disabled={draft.text.trim() === ''}>
          {t('appeal.submit')}
        </Button>
        <Button onClick={() => setDraft(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
