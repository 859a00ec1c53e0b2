import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { stamp } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { Field } from '../shell/Field';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { day, dayFromToday, shortTime } from '../shell/time';
import { zeroReport } from './facts';
import { type Household, householdPath, isDone, type Round, useDone, useRound, visitKey } from './round';
import { Undo } from './Undo';

/** The households of the grid: nothing to report is one tap. */
export default function HouseholdsPage() {
  const { t } = useTranslation('tasks');
  const asked = useRound(useDesk());
  return (
    <Page title={t('households')}>
      {asked.value !== null && <Households round={asked.value} />}
      <AsOf asked={asked} />
    </Page>
  );
}

function Households({ round }: { round: Round }) {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const done = useDone(desk, round.asOf);
  const [sought, setSought] = useState('');
  const [said, setSaid] = useState<{ name: string; ids: string[] } | null>(null);
  const visited = (household: Household) =>
    isDone(done.get(visitKey(household.region))) ||
    (household.lastVisit?.outcome === 'MET' && day(household.lastVisit.at) === dayFromToday(0));
  const shown = round.households
    .filter((household) =>
      [household.name, ...household.people.map((one) => one.name)].some((one) => one.includes(sought)),
    )
    .sort((a, b) => Number(visited(a)) - Number(visited(b)));
  const once = useOnce();
  const report = (household: Household) =>
    once(async () => {
      const ids = await desk.keep(zeroReport(household, round.tasks, stamp()));
      setSaid({ name: household.name, ids });
    });
  return (
    <>
      <p className="figures">
        <strong>
          {t('visitedOf', { done: round.households.filter(visited).length, all: round.households.length })}
        </strong>
      </p>
      <Field label={t('search')} value={sought} onValue={setSought} type="search" />
      <div role="status">{said !== null && <Undo key={said.ids[0]} name={said.name} ids={said.ids} />}</div>
      <ul className="list">
        {shown.map((household) => (
          <li key={household.region} className="row split">
            <Link className="grow" to={householdPath(household.region)}>
              <strong>{household.name}</strong>
              <span className="quiet">
                {t('members', { count: household.people.length })}
                {household.lastVisit && ` · ${t('lastVisit', { time: shortTime(household.lastVisit.at) })}`}
              </span>
            </Link>
            {visited(household) ? (
              <span className="quiet">{t('visitedToday')}</span>
            ) : (
              <button type="button" className="act" onClick={() => report(household)}>
                {t('zero')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
