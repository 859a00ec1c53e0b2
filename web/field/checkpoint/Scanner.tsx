import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDetector } from './detector';

const LOOK_MILLIS = 120;
const SAME_AGAIN_MILLIS = 3_000;
const KEY_PAUSE_MILLIS = 80;
const SHORTEST_SCAN = 8;
const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, select';

/** Reads codes with the camera, and with a reader that types as a keyboard does. */
export function Scanner({ onScan }: { onScan: (text: string) => void }) {
  const { t } = useTranslation('checkpoint');
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef(onScan);
  const [state, setState] = useState<'STARTING' | 'ON' | 'NONE'>('STARTING');
  useEffect(() => {
    heard.current = onScan;
  });
  useReader(heard);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    let last = { text: '', at: 0 };
    async function start() {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const shown = video.current;
      if (gone || shown === null) {
        for (const track of stream.getTracks()) {
          track.stop();
        }
        return;
      }
      shown.srcObject = stream;
      await shown.play();
      setState('ON');
      const detect = await openDetector();
      while (!gone) {
        const text = await detect(shown).catch(() => null);
        const now = performance.now();
        if (text !== null && (text !== last.text || now - last.at > SAME_AGAIN_MILLIS)) {
          last = { text, at: now };
          heard.current(text);
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
      }
    }
    start().catch(() => {
      if (!gone) {
        setState('NONE');
      }
    });
    return () => {
      gone = true;
      for (const track of stream?.getTracks() ?? []) {
        track.stop();
      }
    };
  }, []);

  return (
    <div className="scanner" data-state={state}>
      <video ref={video} muted playsInline aria-label={t('camera')} hidden={state !== 'ON'} />
      <p role="status">{t(`scanner.${state}`)}</p>
    </div>
  );
}

/** A hardware reader types fast and ends with Enter; what a person types into a field is left alone. */
function useReader(heard: { current: (text: string) => void }) {
  useEffect(() => {
    let typed = '';
    let last = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches(TYPED_INTO)) {
        return;
      }
      const now = event.timeStamp;
      if (event.key === 'Enter') {
        const text = typed;
        typed = '';
        if (text.length >= SHORTEST_SCAN) {
          event.preventDefault();
          heard.current(text);
        }
      } else if (event.key.length === 1) {
        typed = now - last > KEY_PAUSE_MILLIS ? event.key : typed + event.key;
        last = now;
      }
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [heard]);
}
