import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { stamp } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { Code } from '../shell/Code';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { shortDay, shortTime } from '../shell/time';
import { zeroReport } from './facts';
import {
  type Household,
  householdPath,
  isDone,
  isOverdue,
  type Round,
  regionOfPath,
  taskKey,
  useDone,
  useRound,
  visitKey,
} from './round';
import { TaskRow } from './TaskRow';

export default function HouseholdPage() {
  const { t } = useTranslation('tasks');
  const asked = useRound(useDesk());
  const { region } = useParams();
  const household = asked.value?.households.find((one) => one.region === regionOfPath(region));
  if (asked.value === null || household === undefined) {
    return (
      <Page title={t('household')} back="/tasks/households">
        {asked.value === null ? <AsOf asked={asked} /> : <p>{t('gone')}</p>}
      </Page>
    );
  }
  return <One household={household} round={asked.value} />;
}

function One({ household, round }: { household: Household; round: Round }) {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const navigate = useNavigate();
  const done = useDone(desk, round.asOf);
  const here = done.get(visitKey(household.region));
  const tasks = round.tasks.filter((task) => task.household === household.region && !isDone(done.get(taskKey(task))));
  const once = useOnce();
  const zero = () =>
    once(async () => {
      await desk.keep(zeroReport(household, round.tasks, stamp()));
      navigate('/tasks/households', { state: { said: t('keptHere') } });
    });
  return (
    <Page
      title={household.name}
      tab={t('household')}
      back="/tasks/households"
      acts={
        <>
          <button type="button" className="act" onClick={zero}>
            {t('zero')}
          </button>
          <Link className="act primary" to={`${householdPath(household.region)}/visit`}>
            {t('visit')}
          </Link>
        </>
      }
    >
      {here !== undefined && (
        <p role="status">
          {isDone(here) ? `${t('visitedToday')} · ` : ''}
          {t(`doneState.${here}`)}
        </p>
      )}
      <h2>{t('members', { count: household.people.length })}</h2>
      <ul className="list">
        {household.people.map((member) => (
          <li key={member.person} className="row">
            <span className="grow">
              <strong>{member.name}</strong>
              {member.category !== 'NONE' && (
                <span className="quiet">
                  {t(`shared:category.${member.category}`)}
                  {member.until && ` · ${t('untilDay', { day: shortDay(member.until) })}`}
                </span>
              )}
            </span>
            <Code code={member.code} />
          </li>
        ))}
      </ul>
      {tasks.length > 0 && (
        <>
          <h2>{t('title')}</h2>
          <ul className="list">
            {tasks.map((task) => (
              <TaskRow key={taskKey(task)} task={task}>
                {isOverdue(task) && <span className="urgent">{t('late')}</span>}
              </TaskRow>
            ))}
          </ul>
        </>
      )}
      {household.lastVisit && (
        <p>
          {t('lastVisit', { time: shortTime(household.lastVisit.at) })} ·{' '}
          {t(`shared:visit.${household.lastVisit.outcome}`)}
        </p>
      )}
    </Page>
  );
}
