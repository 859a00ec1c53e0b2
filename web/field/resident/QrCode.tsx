import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Squares } from '../../qr/Squares';
import { serverNow } from '../outbox/clock';
import { type Card, canCompute, codeOf, stepAt } from './card';

const LOOK_MILLIS = 1_000;

/** The code that changes every 30 seconds, by the server's time. */
export function QrCode({ card }: { card: Card }) {
  const { t } = useTranslation('resident');
  const [step, setStep] = useState(stepAt(serverNow()));
  const [code, setCode] = useState('');
  useEffect(() => {
    const timer = setInterval(() => setStep(stepAt(serverNow())), LOOK_MILLIS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (canCompute()) {
      codeOf(card, step).then(setCode);
    }
  }, [card, step]);
  if (!canCompute()) {
    return <p role="alert">{t('needsHttps')}</p>;
  }
  return code === '' ? null : <Squares text={code} label={t('codeOf', { name: card.name })} />;
}
