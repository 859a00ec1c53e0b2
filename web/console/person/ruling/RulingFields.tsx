import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choose, Switch } from '../../shell/Choose';
import { shortTime } from '../../shell/time';
import { factParts } from '../factParts';
import type { PersonView } from '../types';
import { Consequence } from './Consequence';
import { type Draft, dayAhead, type Kind, LONGEST_REASON, rulingOf } from './draft';
import { useCategories } from './queries';
import { Text } from './Text';

const KINDS: Kind[] = ['RELEASE', 'CATEGORY', 'EXCLUDE'];

/** What is to be ruled, until when and why, with what follows from it in plain words. */
export function RulingFields({
  view,
  draft,
  onDraft,
}: {
  view: PersonView;
  draft: Draft;
  onDraft: (draft: Draft) => void;
}) {
  const { t } = useTranslation('ruling');
  const until = useId();
  const put = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  return (
    <>
      <Switch
        label={t('kind.label')}
        value={draft.kind}
        onChoose={(kind) => put({ kind })}
        choices={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <p className="quiet">{t(`means.${draft.kind}`)}</p>
      {draft.kind === 'CATEGORY' && <Category view={view} draft={draft} put={put} />}
      {draft.kind === 'EXCLUDE' && <Excluded view={view} draft={draft} put={put} />}
      <div className="ruling-field">
        <label htmlFor={until}>{t('until')}</label>
        <input
          id={until}
          className="input"
          type="date"
          value={draft.until}
          min={dayAhead(0)}
          required
          onChange={(event) => put({ until: event.target.value })}
        />
        <span className="quiet">{t('untilMeans')}</span>
      </div>
      <Text label={t('reason')} value={draft.reason} longest={LONGEST_REASON} onValue={(reason) => put({ reason })} />
      <Consequence ruling={rulingOf(draft, view.person.id)} />
      <p className="quiet">{t('means.two')}</p>
    </>
  );
}

interface Part {
  view: PersonView;
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

function Category({ view, draft, put }: Part) {
  const { t } = useTranslation('ruling');
  const categories = useCategories(view.protocol);
  return (
    <Choose
      label={t('category')}
      value={draft.category}
      onChoose={(category) => put({ category })}
      choices={[
        { value: '', label: t('choose') },
        ...categories.map((each) => ({ value: each, label: t(`shared:category.${each}`, { defaultValue: each }) })),
      ]}
    />
  );
}

/** The facts of this person that the reasons rest on. */
function Excluded({ view, draft, put }: Part) {
  const { t } = useTranslation(['ruling', 'person']);
  const { t: personWords } = useTranslation('person');
  const evidence = new Set(view.reasons.flatMap((reason) => reason.evidence));
  const own = view.facts.filter((fact) => evidence.has(fact.id));
  if (own.length === 0) {
    return <p className="notice">{t('nothingToExclude')}</p>;
  }
  return (
    <fieldset className="excluded">
      <legend>{t('excludes')}</legend>
      {own.map((fact) => (
        <label key={fact.id}>
          <input
            type="checkbox"
            checked={draft.excludes.includes(fact.id)}
            onChange={(event) =>
              put({
                excludes: event.target.checked
                  ? [...draft.excludes, fact.id]
                  : draft.excludes.filter((each) => each !== fact.id),
              })
            }
          />{' '}
          {t(`shared:fact.${fact.type}`)} {shortTime(fact.at)} {factParts(fact, personWords).join(' · ')}
        </label>
      ))}
    </fieldset>
  );
}
