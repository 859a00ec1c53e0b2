import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { stamp } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { Choice, Choices } from '../shell/Choice';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { dayFromToday } from '../shell/time';
import { type ArrivedDraft, arrivedOf } from './ArrivedFields';
import { type Returnee, type VisitOutcome, visited } from './facts';
import { ReturneeFields } from './ReturneeFields';
import { type Household, householdPath, type Round, regionOfPath, useRound } from './round';
import { NOT_ASKED, personOf, returnedNobody, type Who } from './who';

export default function VisitPage() {
  const { t } = useTranslation('tasks');
  const asked = useRound(useDesk());
  const { region } = useParams();
  const household = asked.value?.households.find((one) => one.region === regionOfPath(region));
  if (asked.value === null || household === undefined) {
    return (
      <Page title={t('visit')} back="/tasks/households">
        {asked.value === null ? <AsOf asked={asked} /> : <p>{t('gone')}</p>}
      </Page>
    );
  }
  return <VisitForm household={household} round={asked.value} />;
}

/**
 * A door visit. Nobody met: one answer. All well: three (met, who is unwell, who came back). Somebody of the household came
 * back: five (from where, how risky it is there), and six when they are not on the list (who they are). The day of coming
 * is asked beside that and answered already: today.
 */
function VisitForm({ household, round }: { household: Household; round: Round }) {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null);
  const [ill, setIll] = useState<string[] | null>(null);
  const [who, setWho] = useState<Who>(NOT_ASKED);
  const [draft, setDraft] = useState<ArrivedDraft>({ day: dayFromToday(0), risk: null, origin: '' });

  const person = personOf(who, household);
  const arrived = draft.origin === '' ? null : arrivedOf(draft);
  const returnee: Returnee | null = person !== null && arrived !== null ? { ...person, ...arrived } : null;
  const met = outcome === 'MET';
  const whole = outcome !== null && (!met || (ill !== null && (returnedNobody(who) || returnee !== null)));

  const once = useOnce();
  const record = () =>
    once(async () => {
      if (outcome === null) {
        return;
      }
      const visit = {
        household,
        at: stamp(),
        outcome,
        ill: ill ?? [],
        returnee,
      };
      await desk.keep(visited(visit, round.tasks));
      navigate('/tasks', { state: { said: t('keptHere') } });
    });

  return (
    <Page
      title={`${household.name} · ${t('visit')}`}
      tab={t('visit')}
      back={householdPath(household.region)}
      acts={
        <button type="button" className="act primary" disabled={!whole} onClick={record}>
          {t('record')}
        </button>
      }
    >
      <Choice
        label={t('visitQuestion')}
        options={['MET', 'ABSENT', 'REFUSED'] as const}
        words={(one) => t(`shared:visit.${one}`)}
        value={outcome}
        onChoose={setOutcome}
        columns={3}
      />
      {met && (
        <>
          <Choices
            label={t('illQuestion')}
            options={household.people.map((one) => ({ value: one.person, words: one.name }))}
            none={t('nobody')}
            value={ill}
            onChange={setIll}
          />
          <ReturneeFields household={household} who={who} onWho={setWho} draft={draft} onDraft={setDraft} />
        </>
      )}
    </Page>
  );
}
