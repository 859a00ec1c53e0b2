import '../investigation/investigation.css';
import '../protocols/protocols.css';
import { useTranslation } from 'react-i18next';
import { Accesses } from '../emergency/Accesses';
import { useRight } from '../shell/session';
import { Alerts } from './Alerts';
import { Log } from './Log';
import { Trace } from './Trace';

/** Who saw unusually many people, who opened what in an emergency, and the log of all of it. */
export function Component() {
  const { t } = useTranslation('audit');
  const audits = useRight('READ_AUDIT');
  return (
    <div className="command">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      <section className="panel" aria-labelledby="alerts">
        <h2 id="alerts">{t('alerts.title')}</h2>
        <Alerts />
      </section>
      <section className="panel" aria-labelledby="accesses">
        <h2 id="accesses">{t('emergency.list')}</h2>
        <Accesses />
      </section>
      {audits && (
        <>
          <section className="panel" aria-labelledby="trace">
            <h2 id="trace">{t('trace.title')}</h2>
            <p className="quiet">{t('trace.hint')}</p>
            <Trace />
          </section>
          <section className="panel" aria-labelledby="log">
            <h2 id="log">{t('log.title')}</h2>
            <Log />
          </section>
        </>
      )}
    </div>
  );
}
