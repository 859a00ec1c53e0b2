import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../parts/duration';

/** A trace on its way, and for how long. */
export function Running({ stop }: { stop: () => void }) {
  const { t, i18n } = useTranslation('investigation');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 250);
    return () => clearInterval(clock);
  }, []);
  return (
    <div className="running">
      <span role="status">{t('run.running')}</span>
      <progress aria-label={t('run.running')} />
      <span className="quiet">{t('run.elapsed', { time: inWords(seconds, i18n.language) })}</span>
      <Button onClick={stop}>{t('run.stop')}</Button>
    </div>
  );
}
