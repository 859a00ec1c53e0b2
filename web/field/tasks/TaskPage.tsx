import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useDesk } from '../outbox/desk';
import type { Wanted } from '../outbox/outbox';
import { AsOf } from '../shell/AsOf';
import { Choice } from '../shell/Choice';
import { originWords } from '../shell/OriginField';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import type { Channel } from './facts';
import { LeadForm } from './LeadForm';
import { MeetForm } from './MeetForm';
import { MonitorForm } from './MonitorForm';
import { Overstay } from './Overstay';
import { householdPath, isOverdue, type RoundTask, taskKey, useRound } from './round';
import { TestForm } from './TestForm';

export interface TaskForm {
  task: RoundTask;
  channel: Channel;
  /** Keeps what was found and goes back to the list. */
  onDone: (facts: Wanted[]) => Promise<void>;
}

export default function TaskPage() {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const { key } = useParams();
  const asked = useRound(desk);
  const task = asked.value?.tasks.find((one) => taskKey(one) === key);
  if (asked.value === null) {
    return (
      <Page title={t('title')} back="/tasks">
        <AsOf asked={asked} />
      </Page>
    );
  }
  if (task === undefined) {
    return (
      <Page title={t('title')} back="/tasks">
        <p>{t('gone')}</p>
      </Page>
    );
  }
  return <One task={task} />;
}

function One({ task }: { task: RoundTask }) {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const navigate = useNavigate();
  const [channel, setChannel] = useState<Channel>('VISIT');
  const once = useOnce();
  const onDone = (facts: Wanted[]) =>
    once(async () => {
      await desk.keep(facts);
      navigate('/tasks', { state: { said: t('keptHere') } });
    });
  const Form = FORMS[task.kind];
  return (
    <Page title={`${task.name} · ${t(`shared:task.${task.kind}`)}`} tab={t(`shared:task.${task.kind}`)} back="/tasks">
      <Facts task={task} />
      <div className="pair">
        {task.phone !== null && (
          <a className="act" href={`tel:${task.phone}`} onClick={() => setChannel('PHONE')}>
            {t('call')}
          </a>
        )}
        {task.household !== null && (
          <Link className="act" to={householdPath(task.household)}>
            {t('household')}
          </Link>
        )}
      </div>
      <Choice
        label={t('how')}
        options={['VISIT', 'PHONE', 'CHAT'] as const}
        words={(one) => t(`shared:channel.${one}`)}
        value={channel}
        onChoose={setChannel}
        columns={3}
      />
      <Form task={task} channel={channel} onDone={onDone} />
    </Page>
  );
}

const FORMS = {
  VERIFY_LEAD: LeadForm,
  MONITOR: MonitorForm,
  TEST: TestForm,
  MEET_ARRIVAL: MeetForm,
  OVERSTAY: Overstay,
} as const;

function Facts({ task }: { task: RoundTask }) {
  const { t } = useTranslation('tasks');
  const { detail } = task;
  const rows = [
    [t('dueAt'), `${shortTime(task.dueAt)}${isOverdue(task) ? ` · ${t('late')}` : ''}`],
    ...('origin' in detail && detail.origin ? [[t('origin'), originWords(t, detail.origin)]] : []),
    ...('arrives' in detail && detail.arrives ? [[t('arrives'), shortTime(detail.arrives)]] : []),
    ...('tier' in detail && detail.tier ? [[t('tier'), t(`shared:tier.${detail.tier}`)]] : []),
    ...('day' in detail ? [[t('day'), detail.day]] : []),
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
