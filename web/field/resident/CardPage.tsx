import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, data } from '../../api/client';
import { type Desk, useDesk, useLive } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { useAnswer } from '../shell/answer';
import { originWords } from '../shell/OriginField';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import { Appeals } from './Appeals';
import { aboutCard, type Card, type Declared, forgetCard, listCards, type Mine, mineKey } from './card';
import { QrCode } from './QrCode';
import { StandingWords } from './StandingWords';

const AGAIN_MILLIS = 60_000;

export default function CardPage() {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const { card: cardId } = useParams();
  const cards = useLive(() => listCards(desk), 'cards');
  const card = cards?.find((one) => one.cardId === cardId);
  if (cards === undefined) {
    return (
      <Page title={t('title')} back="/resident">
        <p>{t('shared:state.loading')}…</p>
      </Page>
    );
  }
  return card === undefined ? (
    <Page title={t('title')} back="/resident">
      <p>{t('noSuchCard')}</p>
    </Page>
  ) : (
    <One card={card} />
  );
}

/** My code, my state, why, until when, what ends it, whom to call, how to object. */
function One({ card }: { card: Card }) {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const unsent = useLive(
    () =>
      desk.outbox.database.entries
        .where('about')
        .equals(aboutCard(card.cardId))
        .filter((entry) => entry.state === 'KEPT')
        .count(),
    `unsent ${card.cardId}`,
  );
  const refused = useLive(() => refusedOf(desk, card.cardId), `refused ${card.cardId}`) ?? [];
  const asked = useAnswer(
    desk,
    mineKey(card.cardId),
    () => data(api.POST('/api/declarations/mine', { body: { card: card.card } })),
    AGAIN_MILLIS,
  );
  const mine = asked.value;
  const { refresh } = asked;
  useEffect(() => {
    if (unsent === 0) {
      refresh();
    }
  }, [unsent, refresh]);
  return (
    <Page title={card.name} tab={t('title')} back="/resident">
      {(unsent ?? 0) > 0 && <p role="status">{t('notSent')}</p>}
      {refused.map((entry) => (
        <RefusedEntry
          key={entry.id}
          title={entry.type === 'appeal' ? t('appeal.refused') : t('refused')}
          detail={entry.problem?.detail || entry.problem?.title || ''}
        />
      ))}
      <QrCode card={card} />
      <p className="quiet">{t('codeHint')}</p>
      {mine !== null && mine.state !== 'CONFIRMED' && <Unconfirmed />}
      {mine !== null && mine.standing !== null && <StandingWords standing={mine.standing} />}
      {mine !== null && <Appeals card={card} mine={mine} />}
      {mine !== null && <Contacts mine={mine} />}
      {mine !== null && mine.state === 'CONFIRMED' && <Looked looked={mine.looked} />}
      {mine !== null && <Declarations declarations={mine.declarations} />}
      {(mine !== null || (unsent ?? 0) === 0) && <AsOf asked={asked} />}
      <Forget card={card} />
    </Page>
  );
}

async function refusedOf(desk: Desk, cardId: string) {
  const about = desk.outbox.database.entries.where('about').equals(aboutCard(cardId));
  return about.filter((entry) => entry.state === 'REFUSED').toArray();
}

function RefusedEntry({ title, detail }: { title: string; detail: string }) {
  const { t } = useTranslation('resident');
  return (
    <section className="notice stacked" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      {detail !== '' && <p>{detail}</p>}
      <Link className="act" to="/resident/outbox">
        {t('seeRefused')}
      </Link>
    </section>
  );
}

function Unconfirmed() {
  const { t } = useTranslation('resident');
  return (
    <section className="notice stacked">
      <p>
        <strong>{t('unconfirmed')}</strong>
      </p>
      <p>{t('unconfirmedHint')}</p>
    </section>
  );
}

function Contacts({ mine }: { mine: Mine }) {
  const { t } = useTranslation('resident');
  const { responsible, objection } = mine;
  return (
    <>
      <section>
        <h2>{t('call.title')}</h2>
        {responsible === null ? (
          <p>{t('call.nobody')}</p>
        ) : (
          <>
            <p>
              {responsible.name} · {responsible.regionName}
            </p>
            <a className="act" href={`tel:${responsible.phone}`}>
              {t('call.call', { phone: responsible.phone })}
            </a>
          </>
        )}
      </section>
      <section>
        <h2>{t('object.title')}</h2>
        <p>{t('object.say')}</p>
        {objection.phone && (
          <a className="act" href={`tel:${objection.phone}`}>
            {t('object.call', { phone: objection.phone })}
          </a>
        )}
        <p>{t('object.right')}</p>
        <a className="act" href="tel:12345">
          {t('object.hotline')}
        </a>
      </section>
    </>
  );
}

function Looked({ looked }: { looked: Mine['looked'] }) {
  const { t } = useTranslation('resident');
  return (
    <section>
      <h2>{t('looked.title')}</h2>
      {looked.length === 0 && <p>{t('looked.none')}</p>}
      <ul className="list">
        {looked.map(({ day, role, regionName, purpose, times }) => (
          <li key={`${day} ${role} ${regionName} ${purpose}`} className="row stacked">
            <strong>
              {day} · {[regionName, t(`shared:role.${role}`)].filter((part) => part !== null).join(' ')}
            </strong>
            <span>
              {purpose === null ? t('looked.masked') : t('looked.whole', { purpose: t(`shared:purpose.${purpose}`) })} ·{' '}
              {t('looked.times', { count: times })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Declarations({ declarations }: { declarations: Declared[] }) {
  const { t } = useTranslation('resident');
  if (declarations.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('declarations')}</h2>
      <ul className="list">
        {declarations.map((one) => {
          const place = one.origin ?? one.to;
          const when = one.arrives ?? one.leaves;
          return (
            <li key={one.fact} className="row stacked">
              <strong>
                {one.direction === 'ARRIVAL' ? t('nav.arrival') : t('nav.departure')}
                {when && ` · ${shortTime(when)}`}
              </strong>
              <span>
                {one.direction === 'ARRIVAL'
                  ? t('fromTo', { from: place ? originWords(t, place) : '', to: one.regionName })
                  : t('fromTo', { from: one.regionName, to: place ? originWords(t, place) : '' })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Forget({ card }: { card: Card }) {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="act quiet-act" onClick={() => setAsked(true)}>
        {t('forget.ask')}
      </button>
    );
  }
  return (
    <div className="notice stacked" role="alert">
      <p>{t('forget.hint')}</p>
      <button type="button" className="act" onClick={() => setAsked(false)}>
        {t('forget.keep')}
      </button>
      <button
        type="button"
        className="act"
        onClick={() => forgetCard(desk, card.cardId).then(() => navigate('/resident', { replace: true }))}
      >
        {t('forget.do')}
      </button>
    </div>
  );
}
