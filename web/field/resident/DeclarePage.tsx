import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isIdNumber, plainNumber } from '../checkpoint/scan';
import { serverNow, uuidAt } from '../outbox/clock';
import { useDesk, useLive } from '../outbox/desk';
import { Choice } from '../shell/Choice';
import { Field } from '../shell/Field';
import { OriginField } from '../shell/OriginField';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { dayFromToday, instantOf } from '../shell/time';
import { aboutCard, type Card, canCompute, declarationOf, keepCard, listCards, makeCard } from './card';
import { nearEnough, type PublicNode, RegionField } from './RegionField';

type Direction = 'ARRIVAL' | 'DEPARTURE';
const SOMEBODY_ELSE = 'NEW';

/** Announces that somebody will come or leave: who, where, from where or to where, and when. */
export default function DeclarePage({ direction }: { direction: Direction }) {
  const { t } = useTranslation('resident');
  const desk = useDesk();
  const navigate = useNavigate();
  const cards = useLive(() => listCards(desk), 'cards') ?? [];
  const [who, setWho] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [path, setPath] = useState<PublicNode[]>([]);
  const [other, setOther] = useState('');
  const [date, setDate] = useState(dayFromToday(1));
  const [time, setTime] = useState('12:00');

  const card = cards.find((one) => one.cardId === who);
  const asksWho = cards.length > 0;
  const someone =
    card !== undefined || ((!asksWho || who === SOMEBODY_ELSE) && name.trim() !== '' && phone.trim() !== '');
  const number = plainNumber(idNumber);
  const flawedId = number !== '' && !isIdNumber(number);
  const whole = someone && nearEnough(path) && other !== '' && date !== '' && !flawedId;

  /** What was typed of one is never sent of another. */
  function choose(one: string) {
    setWho(one);
    setName('');
    setPhone('');
    setIdNumber('');
  }

  const once = useOnce();

  async function declare() {
    const region = path.at(-1)?.region;
    if (!whole || region === undefined) {
      return;
    }
    const holder = { name: name.trim(), phone: phone.trim(), ...(number === '' ? {} : { idNumber: number }) };
    const of: Card = card ?? (await makeCard(holder));
    const when = instantOf(date, time || '12:00');
    const where = direction === 'ARRIVAL' ? { origin: other, arrives: when } : { to: other, leaves: when };
    await keepCard(desk, of);
    await desk.keep([
      {
        type: direction === 'ARRIVAL' ? 'declaration' : 'departure_declaration',
        path: '/api/declarations',
        content: { id: uuidAt(serverNow()), direction, ...declarationOf(of), region, ...where },
        label: of.name,
        about: [aboutCard(of.cardId)],
      },
    ]);
    navigate(`/resident/cards/${of.cardId}`, { state: { said: t('kept') } });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    once(declare);
  }

  const title = direction === 'ARRIVAL' ? t('declareArrival') : t('declareDeparture');
  if (!canCompute()) {
    return (
      <Page title={title}>
        <p role="alert">{t('needsHttps')}</p>
      </Page>
    );
  }
  return (
    <Page title={title} back="/resident">
      <form onSubmit={submit} className="form">
        {asksWho && (
          <Choice
            label={t('who')}
            options={[...cards.map((one) => one.cardId), SOMEBODY_ELSE]}
            words={(one) => cards.find((other) => other.cardId === one)?.name ?? t('somebodyElse')}
            value={who}
            onChoose={choose}
          />
        )}
        {(!asksWho || who === SOMEBODY_ELSE) && (
          <>
            <Field label={t('name')} value={name} onValue={setName} autoComplete="name" maxLength={60} required />
            <Field label={t('phone')} value={phone} onValue={setPhone} type="tel" autoComplete="tel" required />
            <Field
              label={t('idNumber')}
              hint={t('idNumberHint')}
              value={idNumber}
              onValue={setIdNumber}
              autoComplete="off"
              {...(flawedId ? { flaw: t('idFlaw') } : {})}
            />
          </>
        )}
        <RegionField label={direction === 'ARRIVAL' ? t('goesTo') : t('leavesFrom')} path={path} onPath={setPath} />
        <OriginField
          label={direction === 'ARRIVAL' ? t('comesFrom') : t('leavesTo')}
          value={other}
          onValue={setOther}
        />
        <div className="pair">
          <Field
            label={direction === 'ARRIVAL' ? t('arrivesOn') : t('leavesOn')}
            type="date"
            value={date}
            onValue={setDate}
            required
          />
          <Field label={t('time')} type="time" value={time} onValue={setTime} />
        </div>
        <p className="quiet">{t('offlineHint')}</p>
        <div className="acts">
          <button type="submit" className="act primary" disabled={!whole}>
            {t('declare')}
          </button>
        </div>
      </form>
    </Page>
  );
}
