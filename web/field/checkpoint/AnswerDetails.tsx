import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../outbox/desk';
import { confirmCard, DocumentFields, isWhole, NO_DOCUMENT } from '../shell/DocumentFields';
import { originWords } from '../shell/OriginField';
import { useOnce } from '../shell/once';
import { shortDay, shortTime } from '../shell/time';
import type { LookUp } from './gate';

/** Why this colour, until when, what is missing; and what was declared. */
export function AnswerDetails({ looked }: { looked: LookUp }) {
  const { t } = useTranslation('checkpoint');
  const { category, tier, until, reasons, missing, declared, departing, card } = looked;
  const standing = [
    ...(category && category !== 'NONE' ? [t(`shared:category.${category}`)] : []),
    ...(tier ? [t(`shared:tier.${tier}`)] : []),
    ...(until ? [t('untilDay', { day: shortDay(until) })] : []),
  ];
  const lacking = missing.map(({ what, on }) => `${t(`shared:missing.${what}`)}${on ? ` ${shortDay(on)}` : ''}`);
  return (
    <div className="answer-details">
      {standing.length > 0 && <p>{standing.join(' · ')}</p>}
      {lacking.length > 0 && <p>{lacking.join(' · ')}</p>}
      {reasons.length > 0 && <p>{t('clauses', { clauses: reasons.map((reason) => reason.clause).join(', ') })}</p>}
      {declared && (
        <p>
          {t('declared', {
            origin: originWords(t, declared.origin),
            region: declared.regionName,
            time: shortTime(declared.arrives),
          })}{' '}
          · {declared.inTime ? t('inTime') : t('tooLate')}
        </p>
      )}
      {departing && (
        <p>
          {t('departing', {
            time: shortTime(departing.leaves),
            to: departing.to === null ? '' : originWords(t, departing.to),
          })}
        </p>
      )}
      {card?.state === 'DECLARED' && <Unconfirmed card={card.id} />}
    </div>
  );
}

/** Whoever stands here has their identity document with them: comparing it once confirms the card. */
function Unconfirmed({ card }: { card: string }) {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const [confirmed, setConfirmed] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [document, setDocument] = useState(NO_DOCUMENT);
  const once = useOnce();
  const confirm = () =>
    once(async () => {
      await confirmCard(desk, card, document, t);
      setConfirmed(true);
    });
  if (confirmed) {
    return <p role="status">{t('tasks:confirm.kept')}</p>;
  }
  return (
    <>
      <p>{t('cardUnconfirmed')}</p>
      {comparing ? (
        <div className="document">
          <DocumentFields value={document} onValue={setDocument} />
          <button type="button" className="act" disabled={!isWhole(document)} onClick={confirm}>
            {t('tasks:confirm.yes')}
          </button>
        </div>
      ) : (
        <button type="button" className="act" onClick={() => setComparing(true)}>
          {t('tasks:confirm.title')}
        </button>
      )}
    </>
  );
}
