import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow, uuidAt } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { useOnce } from '../shell/once';
import { shortTime } from '../shell/time';
import { aboutCard, type Card, type Mine } from './card';

const LONGEST_TEXT = 500;

/** Against which reason somebody objects, by when they are answered, and the answer. */
export function Appeals({ card, mine }: { card: Card; mine: Mine }) {
  const { t } = useTranslation('resident');
  const open = new Set(mine.appeals.filter(({ state }) => state === 'OPEN').map(({ clause }) => clause));
  const reasons = (mine.standing?.reasons ?? []).filter(({ clause }) => !open.has(clause));
  if (mine.appeals.length === 0 && reasons.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('appeal.title')}</h2>
      {mine.appeals.length > 0 && (
        <ul className="list">
          {mine.appeals.map((appeal) => (
            <li key={appeal.id} className="row stacked">
              <Told appeal={appeal} answerer={mine.answerer} />
            </li>
          ))}
        </ul>
      )}
      {reasons.map(({ clause }) => (
        <ObjectTo key={clause} card={card} clause={clause} />
      ))}
    </section>
  );
}

function Told({ appeal, answerer }: { appeal: Mine['appeals'][number]; answerer: string | null }) {
  const { t } = useTranslation('resident');
  const { clause, text, filedAt, deadline, outcome, overdue } = appeal;
  return (
    <>
      <strong>{outcome === null ? t('appeal.open') : t(`appeal.outcome.${outcome}`)}</strong>
      {outcome === null && (
        <span>
          {t(overdue ? 'appeal.overdue' : 'appeal.due', { time: shortTime(deadline) })}{' '}
          {answerer !== null && t('appeal.answerer', { name: answerer })}
        </span>
      )}
      {appeal.answer !== null && <span>{t('appeal.because', { reason: appeal.answer })}</span>}
      {appeal.answerClause !== null && <span>{t('why.clauseAlone', { clause: appeal.answerClause })}</span>}
      {appeal.ruling !== null && <span>{t(`appeal.ruling.${appeal.ruling}`)}</span>}
      <span className="quiet">{t('appeal.said', { text, clause, time: shortTime(filedAt) })}</span>
    </>
  );
}

/** Kept on the device first, as everything is. */
function ObjectTo({ card, clause }: { card: Card; clause: string }) {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const id = useId();
  const once = useOnce();
  const [text, setText] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  if (kept) {
    return <p role="status">{t('appeal.kept')}</p>;
  }
  if (text === null) {
    return (
      <button type="button" className="act" onClick={() => setText('')}>
        {t('appeal.against', { clause })}
      </button>
    );
  }
  async function keep() {
    await desk.keep([
      {
        type: 'appeal',
        path: '/api/declarations/appeals',
        content: { id: uuidAt(serverNow()), card: card.card, clause, text: text?.trim() },
        label: card.name,
        about: [aboutCard(card.cardId)],
      },
    ]);
    setKept(true);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    once(keep);
  }
  return (
    <form className="form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{t('appeal.what', { clause })}</label>
        <p className="quiet" id={`${id}-hint`}>
          {t('appeal.hint')}
        </p>
        <textarea
          id={id}
          rows={4}
          maxLength={LONGEST_TEXT}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="pair">
        <button type="button" className="act" onClick={() => setText(null)}>
          {t('appeal.cancel')}
        </button>
        <button type="submit" className="act primary" disabled={text.trim() === ''}>
          {t('appeal.send')}
        </button>
      </div>
    </form>
  );
}
