import { useTranslation } from 'react-i18next';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import {
  type Done,
  type Group,
  groupByHousehold,
  isDone,
  isOverdue,
  type Round,
  type RoundTask,
  taskKey,
  useDone,
  useRound,
} from './round';
import { TaskRow } from './TaskRow';

/** What is to be done today, the most urgent household first. */
export default function TasksPage() {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const asked = useRound(desk);
  return (
    <Page title={t('title')}>
      {asked.value !== null && <Tasks round={asked.value} />}
      <AsOf asked={asked} />
    </Page>
  );
}

function Tasks({ round }: { round: Round }) {
  const { t } = useTranslation('tasks');
  const done = useDone(useDesk(), round.asOf);
  const open = round.tasks.filter((task) => !isDone(done.get(taskKey(task))));
  const finished = round.tasks.filter((task) => isDone(done.get(taskKey(task))));
  const overdue = open.filter((task) => isOverdue(task)).length;
  return (
    <>
      <p className="figures">
        <strong>{t('open', { count: open.length })}</strong>
        {overdue > 0 && <strong className="urgent">{t('overdue', { count: overdue })}</strong>}
        <span>{t('done', { count: finished.length })}</span>
      </p>
      {open.length === 0 && <p>{t('allDone')}</p>}
      {groupByHousehold(round, open).map((group) => (
        <GroupOfTasks key={group.region} group={group} done={done} />
      ))}
      {finished.length > 0 && <Finished tasks={finished} done={done} />}
    </>
  );
}

function GroupOfTasks({ group, done }: { group: Group; done: Map<string, Done> }) {
  const { t } = useTranslation('tasks');
  return (
    <section>
      <h2>{group.name || t('noHousehold')}</h2>
      <ul className="list">
        {group.tasks.map((task) => (
          <TaskRow key={taskKey(task)} task={task}>
            {done.has(taskKey(task)) && <strong>{t('doneState.REFUSED')}</strong>}
            <Due task={task} />
          </TaskRow>
        ))}
      </ul>
    </section>
  );
}

function Due({ task }: { task: RoundTask }) {
  const { t } = useTranslation('tasks');
  return isOverdue(task) ? (
    <span className="urgent">
      {t('late')}
      <br />
      {shortTime(task.dueAt)}
    </span>
  ) : (
    <span className="quiet">{t('until', { time: shortTime(task.dueAt) })}</span>
  );
}

const MARKS: Record<Done, string> = { KEPT: '✔', SENT: '✔✔', REFUSED: '!' };

function Finished({ tasks, done }: { tasks: RoundTask[]; done: Map<string, Done> }) {
  const { t } = useTranslation('tasks');
  return (
    <section>
      <h2>{t('doneHere')}</h2>
      <ul className="list">
        {tasks.map((task) => {
          const state = done.get(taskKey(task)) ?? 'KEPT';
          return (
            <li key={taskKey(task)} className="row">
              <span className="mark" aria-hidden="true">
                {MARKS[state]}
              </span>
              <span className="grow">
                <strong>{task.name}</strong>
                <span className="quiet">{t(`shared:task.${task.kind}`)}</span>
              </span>
              <span className="quiet">{t(`doneState.${state}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
