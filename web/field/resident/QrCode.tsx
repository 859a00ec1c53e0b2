import makeQr from 'qrcode-generator';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

function Squares({ text, label }: { text: string; label: string }) {
  const qr = makeQr(0, 'M');
  qr.addData(text);
  qr.make();
  const size = qr.getModuleCount();
  const dark: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (qr.isDark(row, column)) {
        dark.push(`M${column + 4} ${row + 4}h1v1h-1z`);
      }
    }
  }
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width="100%" height="100%" />
      <path className="qr-squares" d={dark.join('')} />
    </svg>
  );
}
