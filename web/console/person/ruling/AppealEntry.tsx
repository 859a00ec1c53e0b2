import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../parts/Refusal';
import { Choose, Switch } from '../../shell/Choose';
import { useMe } from '../../shell/session';
import { shortTime } from '../../shell/time';
import type { PersonView } from '../types';
import { type Draft, isWhole, LONGEST_REASON, newDraft, rulingOf } from './draft';
import { type Appeal, type NewAnswer, newId, useAnswer } from './queries';
import { RulingFields } from './RulingFields';
import { Text } from './Text';

/** An appeal against one reason: until when somebody answers, who, and what was answered. */
export function AppealEntry({ appeal, view }: { appeal: Appeal; view: PersonView }) {
  const { t } = useTranslation('ruling');
  const me = useMe();
  const { answer, answerer } = appeal;
  const mayAnswer =
    (me.data?.rights.includes('RULE') ?? false) || (answerer !== null && answerer.login === me.data?.worker);
  return (
    <li>
      <p>
        <strong>{t('appeal.of', { clause: appeal.clause })}</strong> <Deadline appeal={appeal} />
      </p>
      <p className="said">{appeal.text}</p>
      <p className="quiet">
        {t('appeal.filed', {
          by: appeal.filedBy === 'RESIDENT' ? t('shared:role.RESIDENT') : appeal.filedBy,
          time: shortTime(appeal.filedAt),
        })}
        {answer === null && answerer !== null && ` · ${t('appeal.answerer', { name: answerer.name })}`}
      </p>
      {answer !== null && (
        <p>
          <strong>{t(`appeal.outcome.${answer.outcome}`)}</strong> {t('because', { reason: answer.reason })}{' '}
          <span className="quiet">
            {answer.clause} {answer.rulingState !== null && t(`appeal.ruling.${answer.rulingState}`)}{' '}
            {t('appeal.answeredBy', { by: answer.by, time: shortTime(answer.at) })}
          </span>
        </p>
      )}
      {answer === null && mayAnswer && <Answer appeal={appeal} view={view} />}
    </li>
  );
}

export function Deadline({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('ruling');
  if (appeal.state === 'ANSWERED') {
    return <span className="quiet">{t('appeal.answered')}</span>;
  }
  return (
    <span className={appeal.overdue ? 'urgent' : 'quiet'}>
      {t(appeal.overdue ? 'appeal.overdue' : 'appeal.due', { time: shortTime(appeal.deadline) })}
    </span>
  );
}

function Answer({ appeal, view }: { appeal: Appeal; view: PersonView }) {
  const { t } = useTranslation('ruling');
  const [outcome, setOutcome] = useState<NewAnswer['outcome'] | null>(null);
  const [reason, setReason] = useState('');
  const [clause, setClause] = useState(appeal.clause);
  const [draft, setDraft] = useState<Draft>(() => newDraft(newId()));
  const answer = useAnswer(appeal.id);
  if (outcome === null) {
    return <Button onClick={() => setOutcome('REJECTED')}>{t('appeal.answer')}</Button>;
  }
  const whole = reason.trim() !== '' && (outcome === 'REJECTED' || isWhole(draft, view.person.id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ruling = rulingOf(draft, view.person.id);
    const common = { outcome, reason: reason.trim() };
    if (outcome === 'REJECTED') {
      answer.mutate({ ...common, clause });
    } else if (ruling !== null) {
      answer.mutate({ ...common, ruling });
    }
  };
  const clauses = [...new Set([appeal.clause, ...view.reasons.map((each) => each.clause)])];
  return (
    <form className="ruling-form" onSubmit={submit} aria-label={t('appeal.answer')}>
      <Switch
        label={t('appeal.answer')}
        value={outcome}
        onChoose={setOutcome}
        choices={(['REJECTED', 'UPHELD'] as const).map((each) => ({ value: each, label: t(`appeal.outcome.${each}`) }))}
      />
      <Text label={t('appeal.why')} value={reason} longest={LONGEST_REASON} onValue={setReason} />
      {outcome === 'REJECTED' ? (
        <Choose
          label={t('appeal.clause')}
          value={clause}
          onChoose={setClause}
          choices={clauses.map((each) => ({ value: each, label: each }))}
        />
      ) : (
        <RulingFields view={view} draft={draft} onDraft={setDraft} />
      )}
      <Refusal error={answer.error} />
      <div className="ruling-acts">
        <Button type="primary" htmlType="submit" loading={answer.isPending} disabled={!whole}>
          {t('appeal.send')}
        </Button>
        <Button onClick={() => setOutcome(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
