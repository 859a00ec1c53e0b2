import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import { type Desk, useDesk, useLive, useQueue, useSenderState } from './desk';
import type { Opened } from './outbox';
import { canSeal } from './vault';

const SHOWN = 100;
const REMEDIES = [
  'FK-1007',
  'FK-1008',
  'FK-1009',
  'FK-1010',
  'FK-1011',
  'FK-1012',
  'FK-1042',
  'FK-3002',
  'FK-7002',
  'FK-7003',
];

function useEntries(desk: Desk) {
  return useLive(
    async () => ({
      refused: await desk.outbox.list('REFUSED', SHOWN),
      kept: await desk.outbox.list('KEPT', SHOWN),
      sent: await desk.outbox.list('SENT', SHOWN),
      aside: await desk.outbox.list('SET_ASIDE', SHOWN),
    }),
    desk.owner,
  );
}

/** Everything made on this device: what was refused first, then what is not sent, then what is. */
export default function OutboxPage() {
  const { t } = useTranslation('field');
  const desk = useDesk();
  const entries = useEntries(desk);
  const { kept, refused } = useQueue(desk).value ?? { kept: 0, refused: 0 };
  return (
    <Page title={t('outbox.title')} acts={kept > 0 && <SendNow desk={desk} />}>
      <SenderWords desk={desk} kept={kept} />
      {entries !== undefined && refused > 0 && (
        <section aria-labelledby="refused">
          <h2 id="refused">{t('queue.refused', { count: refused })}</h2>
          <p>{t('outbox.refusedHint')}</p>
          <ul className="list">
            {entries.refused.map((entry) => (
              <RefusedEntry key={entry.id} entry={entry} desk={desk} />
            ))}
          </ul>
        </section>
      )}
      {entries !== undefined && (
        <>
          <Group id="kept" title={t('queue.kept', { count: kept })} entries={entries.kept} mark="✔" />
          <Group id="sent" title={t('outbox.sent')} entries={entries.sent} mark="✔✔" />
          <Group id="aside" title={t('outbox.aside')} entries={entries.aside} mark="—" />
        </>
      )}
      <p className="quiet">{t('outbox.marks')}</p>
      {!canSeal() && <p>{t('outbox.unsealed')}</p>}
    </Page>
  );
}

function SendNow({ desk }: { desk: Desk }) {
  const { t } = useTranslation('field');
  return (
    <button type="button" className="act primary" onClick={() => desk.sender.hurry()}>
      {t('outbox.sendNow')}
    </button>
  );
}

function SenderWords({ desk, kept }: { desk: Desk; kept: number }) {
  const { t } = useTranslation('field');
  const state = useSenderState(desk);
  const words =
    state.kind === 'WAITING'
      ? t('outbox.state.WAITING', { time: shortTime(state.until) })
      : kept === 0 && state.kind !== 'SIGNED_OUT' && state.kind !== 'OTHER_ACCOUNT'
        ? t('outbox.state.NONE')
        : t(`outbox.state.${state.kind}`);
  return <p role="status">{words}</p>;
}

function typeWords(t: TFunction, type: string) {
  const request = `outbox.request.${type}`;
  return t([request, `shared:fact.${type}`]);
}

function Group({ id, title, entries, mark }: { id: string; title: string; entries: Opened[]; mark: string }) {
  const { t } = useTranslation('field');
  if (entries.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="list">
        {entries.map((entry) => (
          <li key={entry.id} className="row">
            <span className="mark">{mark}</span>
            <span className="grow">
              <strong>{entry.label || typeWords(t, entry.type)}</strong>
              <span className="quiet">
                {typeWords(t, entry.type)} · {shortTime(entry.keptAt)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RefusedEntry({ entry, desk }: { entry: Opened; desk: Desk }) {
  const { t } = useTranslation('field');
  const code = entry.problem?.code ?? '';
  return (
    <li className="row stacked">
      <strong>{entry.label || typeWords(t, entry.type)}</strong>
      <span className="quiet">
        {typeWords(t, entry.type)} · {shortTime(entry.keptAt)} · {code}
      </span>
      <p>{entry.problem?.detail || entry.problem?.title}</p>
      <p>{t(`outbox.remedy.${REMEDIES.includes(code) ? code : 'other'}`)}</p>
      <div className="pair">
        <button
          type="button"
          className="act"
          onClick={() => desk.outbox.sendAgain(entry.id).then(() => desk.sender.wake())}
        >
          {t('outbox.again')}
        </button>
        <button type="button" className="act" onClick={() => desk.outbox.setAside(entry.id)}>
          {t('outbox.setAside')}
        </button>
      </div>
    </li>
  );
}
