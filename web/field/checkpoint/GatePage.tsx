import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow, uuidAt } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { useArrival } from '../shell/arrival';
import { Choice } from '../shell/Choice';
import { shortTime } from '../shell/time';
import { Answer } from './Answer';
import type { Circumstances, Identity } from './gate';
import { IdentityForm } from './IdentityForm';
import { Objection } from './Objection';
import { Scanner } from './Scanner';
import { readScan } from './scan';
import { type Shift, useFigures, useSetting } from './shift';
import { useGate } from './useGate';
import { VehicleBar } from './VehicleBar';

/** One passage a screen: wait for a scan, then the whole screen is the answer. */
export function GatePage({ shift }: { shift: Shift }) {
  const { t } = useTranslation('checkpoint');
  const [{ direction, vehicle, checks }, change] = useSetting(useDesk(), shift);
  const [typing, setTyping] = useState(false);
  const [unread, setUnread] = useState(false);
  const around = (): Omit<Circumstances, 'temperature'> => ({
    post: shift.post,
    direction,
    journey: vehicle?.journey ?? uuidAt(serverNow()),
    vehicle: vehicle?.plate ?? '',
    checks,
  });
  const gate = useGate(around);
  const heading = useArrival(shift.post.name);

  const meet = (identity: Identity) => {
    setTyping(false);
    setUnread(false);
    gate.meet(identity);
  };
  const scanned = (text: string) => {
    const scan = readScan(text);
    if (scan.kind === 'OTHER') {
      setUnread(true);
    } else {
      meet(scan);
    }
  };

  return (
    <div className="gate">
      <h1 className="gate-title" ref={heading} tabIndex={-1}>
        {shift.post.name} <span className="quiet">{t('since', { time: shortTime(shift.beganAt) })}</span>
      </h1>
      <Choice
        label={t('direction')}
        options={['IN', 'OUT'] as const}
        words={(one) => t(`ways.${one}`)}
        value={direction}
        onChoose={(one) => change({ direction: one })}
      />
      <Scanner onScan={scanned} />
      {unread && <p role="alert">{t('unread')}</p>}
      {gate.looking && <p role="status">{t('looking')}</p>}
      {gate.refusal !== '' && (
        <p role="alert" className="flaw">
          {gate.refusal}
        </p>
      )}
      <p className="said" role="status">
        {gate.last}
      </p>
      <Objection phone={gate.objection} />
      <Tally shift={shift} />
      <div className="acts">
        <VehicleBar vehicle={vehicle} onVehicle={(one) => change({ vehicle: one })} />
        <button type="button" className="act primary" onClick={() => setTyping(true)}>
          {t('type')}
        </button>
      </div>
      {typing && <IdentityForm onIdentity={meet} onClose={() => setTyping(false)} />}
      {gate.passer !== null && (
        <Answer
          key={gate.number}
          gate={gate}
          passer={gate.passer}
          checks={checks}
          onChecks={(chosen) => change({ checks: chosen })}
          heading={t(`ways.${direction}`) + (vehicle === null ? '' : ` · ${vehicle.plate}`)}
        />
      )}
    </div>
  );
}

function Tally({ shift }: { shift: Shift }) {
  const { t } = useTranslation('checkpoint');
  const { persons, vehicles, unsent } = useFigures(useDesk(), shift);
  const figures = [
    [t('counts.in'), persons.in, vehicles.in],
    [t('counts.out'), persons.out, vehicles.out],
    [t('counts.turnedBack'), persons.turnedBack, vehicles.turnedBack],
  ] as const;
  return (
    <dl className="tally" aria-label={t('counts.title')}>
      {figures.map(([name, people, cars]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {people} <small>{t('shared:unit.personTimes')}</small> · {cars}{' '}
            <small>{t('shared:unit.vehicleTimes')}</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('unsent')}</dt>
        <dd>
          {unsent} <small>{t('shared:unit.records')}</small>
        </dd>
      </div>
    </dl>
  );
}
