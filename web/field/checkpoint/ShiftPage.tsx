import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { Choices } from '../shell/Choice';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import { BY_HAND } from './Circumstance';
import { CHECKS, type Counts } from './gate';
import { handOver, type Shift, useFigures, useSetting } from './shift';

const COUNTS = ['in', 'out', 'passed', 'registered', 'turnedBack', 'handedOver', 'total'] as const;

/** The figures of the shift, and handing it over. */
export default function ShiftPage({ shift }: { shift: Shift }) {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const navigate = useNavigate();
  const { asked, persons, vehicles, unsent, unverified } = useFigures(desk, shift);
  const [{ checks }, change] = useSetting(desk, shift);
  const [note, setNote] = useState('');
  const [items, setItems] = useState('');
  const once = useOnce();
  const leave = () =>
    once(async () => {
      const openItems = items
        .split('\n')
        .map((item) => item.trim())
        .filter((item) => item !== '');
      await handOver(desk, shift, note, openItems, t('handedOver', { post: shift.post.name }));
      navigate('/checkpoint');
    });
  return (
    <Page
      title={`${shift.post.name} · ${t('shift')}`}
      acts={
        <button type="button" className="act primary" onClick={leave}>
          {t('handOverShift')}
        </button>
      }
    >
      <p>{t('since', { time: shortTime(shift.beganAt) })}</p>
      <CountsTable persons={persons} vehicles={vehicles} />
      <p className="quiet">{t('sum')}</p>
      {(unsent > 0 || unverified > 0) && <p>{t('withUnsent', { unsent, unverified })}</p>}
      <AsOf asked={asked} />
      <Choices
        label={t('checksOfAll')}
        options={BY_HAND.map((check) => ({ value: check, words: t(`checks.${check}`) }))}
        value={checks}
        onChange={(chosen) => change({ checks: CHECKS.filter((check) => chosen.includes(check)) })}
      />
      <h2>{t('handOverTitle')}</h2>
      <div className="field">
        <label htmlFor="note">{t('note')}</label>
        <textarea id="note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="items">{t('items')}</label>
        <textarea id="items" rows={3} value={items} onChange={(event) => setItems(event.target.value)} />
      </div>
    </Page>
  );
}

function CountsTable({ persons, vehicles }: { persons: Counts; vehicles: Counts }) {
  const { t } = useTranslation('checkpoint');
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{t('counts.title')}</th>
          <th scope="col">{t('shared:unit.personTimes')}</th>
          <th scope="col">{t('shared:unit.vehicleTimes')}</th>
        </tr>
      </thead>
      <tbody>
        {COUNTS.map((count) => (
          <tr key={count}>
            <th scope="row">{t(`counts.${count}`)}</th>
            <td>{persons[count]}</td>
            <td>{vehicles[count]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
