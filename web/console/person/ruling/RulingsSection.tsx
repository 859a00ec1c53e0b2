import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../parts/Refusal';
import { Answered } from '../../shell/States';
import { useRight } from '../../shell/session';
import { useView } from '../../shell/view';
import type { PersonView } from '../types';
import { type Draft, isWhole, newDraft, rulingOf } from './draft';
import { Proposal } from './Proposal';
import { newId, usePropose, useRulingsOf } from './queries';
import { RulingFields } from './RulingFields';

/** What two people ruled or are to rule of somebody. */
export function RulingsSection({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const { asOf } = useView();
  const mayRule = useRight('RULE');
  const asked = useRulingsOf(view.person.id);
  return (
    <section className="panel" aria-labelledby="rulings">
      <h2 id="rulings">{t('title')}</h2>
      <Answered asked={asked}>
        {(rulings) =>
          rulings.length === 0 ? (
            <p className="quiet">{t('none')}</p>
          ) : (
            <ul className="ruling-list">
              {rulings.map((ruling) => (
                <Proposal key={ruling.id} ruling={ruling} mayRule={mayRule} />
              ))}
            </ul>
          )
        }
      </Answered>
      {mayRule && asOf === undefined && <Propose view={view} />}
    </section>
  );
}

function Propose({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const [draft, setDraft] = useState<Draft | null>(null);
  const propose = usePropose();
  if (draft === null) {
    return (
      <Button
        onClick={() => {
          propose.reset();
          setDraft(newDraft(newId()));
        }}
      >
        {t('propose')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ruling = rulingOf(draft, view.person.id);
    if (ruling !== null) {
      propose.mutate(ruling, { onSuccess: () => setDraft(null) });
    }
  };
  return (
    <form className="ruling-form" onSubmit={submit} aria-label={t('propose')}>
      <RulingFields view={view} draft={draft} onDraft={setDraft} />
      <Refusal error={propose.error} />
      <div className="ruling-acts">
        <Button type="primary" htmlType="submit" loading={propose.isPending} disabled={!isWhole(draft, view.person.id)}>
          {t('submit')}
        </Button>
        <Button onClick={() => setDraft(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
