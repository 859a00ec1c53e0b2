import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Answered } from '../shell/States';
import { shortTime } from '../shell/time';
import { useView } from '../shell/view';
import { Calendar } from './Calendar';
import { Objection } from './Objection';
import { OpenTasks } from './OpenTasks';
import { usePerson } from './queries';
import { Reasons } from './Reasons';
import { Responsible } from './Responsible';
import { Reveal } from './Reveal';
import { AppealsSection } from './ruling/AppealsSection';
import { GreenWhen } from './ruling/GreenWhen';
import { History } from './ruling/History';
import { RulingsSection } from './ruling/RulingsSection';
import { Statement } from './Statement';
import { Timeline } from './Timeline';
import type { PersonView } from './types';
import { MissingList, WhatNext } from './WhatNext';

/** Why, until when, what is missing, who answers. */
export function Component() {
  const { t } = useTranslation('person');
  const { person = '' } = useParams();
  const asked = usePerson(person);
  return (
    <>
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      {asked.data === undefined && <h1>{t('title')}</h1>}
      <Answered asked={asked}>{(view) => <Whole view={view} />}</Answered>
    </>
  );
}

function Whole({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  return (
    <article className="person">
      <Head view={view} />
      <section className="panel" aria-labelledby="calendar">
        <h2 id="calendar">{t('calendar.title')}</h2>
        <Calendar assessment={view.assessment} />
      </section>
      <div className="person-columns">
        <section className="panel person-why" aria-labelledby="why">
          <h2 id="why">{t('why')}</h2>
          <Reasons view={view} />
          {view.reasons.length > 0 && <Objection objection={view.objection} />}
        </section>
        <div className="person-next">
          <section className="panel" aria-labelledby="missing">
            <h2 id="missing">{t('missing.title')}</h2>
            <MissingList missing={view.assessment.missing} />
          </section>
          <section className="panel" aria-labelledby="next">
            <h2 id="next">{t('next.title')}</h2>
            <WhatNext view={view} />
            <GreenWhen view={view} />
          </section>
          <section className="panel" aria-labelledby="responsible">
            <h2 id="responsible">{t('responsible.title')}</h2>
            <Responsible accountable={view.accountable} />
          </section>
          <section className="panel" aria-labelledby="tasks">
            <h2 id="tasks">{t('tasks.title')}</h2>
            <OpenTasks view={view} />
          </section>
        </div>
        <div className="person-facts">
          <AppealsSection view={view} />
          <RulingsSection view={view} />
          <History view={view} />
          <Timeline view={view} />
        </div>
      </div>
    </article>
  );
}

function Head({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  const { asOf } = useView();
  const { name, idNumber, phone } = view.person;
  return (
    <header className="person-head">
      <h1>{name ?? t('nameless')}</h1>
      <Statement view={view} />
      <p className="quiet note">
        {[view.regionName, idNumber, phone, view.code === null ? null : t('protocol', { protocol: view.protocol })]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <Reveal key={view.person.id} person={view.person.id} />
      {asOf !== undefined && <p className="notice">{t('asKnown', { time: shortTime(asOf) })}</p>}
    </header>
  );
}
