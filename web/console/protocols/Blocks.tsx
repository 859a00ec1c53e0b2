import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Protocol, Zones } from './types';
import { categoryName, eventName, zoneName } from './words';

/** What is no clause: when a case exposes others, how risk areas are lifted, and which categories end. */
export function Blocks({ protocol }: { protocol: Protocol }) {
  return (
    <div className="blocks">
      <Lookback lookback={protocol.lookback} />
      <RiskAreas zones={protocol.zones} />
      <Retires retires={protocol.retires} />
    </div>
  );
}

function Lookback({ lookback }: Pick<Protocol, 'lookback'>) {
  const { t } = useTranslation('protocols');
  return (
    <section className="panel" aria-labelledby="lookback">
      <h2 id="lookback">{t('lookback.title')}</h2>
      {lookback === null ? (
        <p className="quiet">{t('lookback.none')}</p>
      ) : (
        <>
          <ul className="plain-list">
            {lookback.windows.map(({ event, firstDay, lastDay }) => (
              <li key={event}>
                {eventName(event, t)}
                {t('lookback.colon')}
                {dayWords(firstDay, t)} – {lastDay === null ? t('lookback.isolation') : dayWords(lastDay, t)}
              </li>
            ))}
            {lookback.fromOnset && <li>{t('lookback.fromOnset')}</li>}
            {lookback.lingerHours > 0 && <li>{t('lookback.linger', { count: lookback.lingerHours })}</li>}
          </ul>
          <Source {...lookback} />
        </>
      )}
    </section>
  );
}

function RiskAreas({ zones }: Pick<Protocol, 'zones'>) {
  const { t } = useTranslation('protocols');
  return (
    <section className="panel" aria-labelledby="zones">
      <h2 id="zones">{t('zones.title')}</h2>
      {zones === null ? (
        <p className="quiet">{t('lookback.none')}</p>
      ) : (
        <>
          <ul className="plain-list">
            <li>
              {t('zones.kinds', { kinds: zones.kinds.map((kind) => zoneName(kind, t)).join(t('segment.comma')) })}
            </li>
            {zones.down.map((down) => (
              <li key={down.kind}>
                {zoneName(down.kind, t)} → {zoneName(down.to, t)}
                {t('lookback.colon')}
                {[
                  t('zones.noNew', { count: down.noNewDays }),
                  ...(down.roundNegativeOnDay === null ? [] : [t('zones.roundOn', { day: down.roundNegativeOnDay })]),
                ].join(t('stricter.comma'))}
              </li>
            ))}
            {zones.lift !== null && (
              <li>
                {t('zones.lift')}
                {t('lookback.colon')}
                {liftWords(zones.lift, t)}
              </li>
            )}
          </ul>
          <Source {...zones} />
        </>
      )}
    </section>
  );
}

function liftWords(lift: NonNullable<Zones['lift']>, t: TFunction<'protocols'>): string {
  const { noNewDays, lastContactDays, fullRoundNegativeWithinDays } = lift;
  return [
    t('zones.noNew', { count: noNewDays }),
    ...(lastContactDays === null ? [] : [t('zones.lastContact', { count: lastContactDays })]),
    ...(fullRoundNegativeWithinDays === null ? [] : [t('zones.roundWithin', { count: fullRoundNegativeWithinDays })]),
  ].join(t('stricter.comma'));
}

function Retires({ retires }: Pick<Protocol, 'retires'>) {
  const { t } = useTranslation('protocols');
  return (
    <section className="panel" aria-labelledby="retires">
      <h2 id="retires">{t('retires.title')}</h2>
      {retires.length === 0 ? (
        <p className="quiet">{t('retires.none')}</p>
      ) : (
        <>
          <ul className="plain-list">
            {retires.map((category) => (
              <li key={category}>
                {categoryName(category, t)} <span className="quiet clause">{category}</span>
              </li>
            ))}
          </ul>
          <p className="quiet note">{t('retires.note')}</p>
        </>
      )}
    </section>
  );
}

function Source({ source, conf }: { source: string; conf: string }) {
  const { t } = useTranslation('shared');
  return (
    <p className="source quiet">
      {source} · {t(`confidence.${conf}`)}
    </p>
  );
}

function dayWords(day: number, t: TFunction<'protocols'>): string {
  if (day === 0) {
    return t('lookback.same');
  }
  return day < 0 ? t('lookback.before', { count: -day }) : t('lookback.after', { count: day });
}
