import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { engineTime } from '../parts/duration';
import { counted } from '../shell/number';
import { LAST_HANDED_OVER, type Trace } from './types';

const NAMED = ['case', 'first', 'second'] as const;

/** The word for a generation: case, close contact, contact of a contact, and beyond. */
export function useGenerationName() {
  const { t } = useTranslation('investigation');
  return useCallback(
    (generation: number) => {
      const named = NAMED[generation];
      return named === undefined ? t('generation.beyond', { generation }) : t(`generation.${named}`);
    },
    [t],
  );
}

function EngineTime({ micros }: { micros: number | undefined }) {
  return micros === undefined ? null : <span className="quiet"> · {engineTime(micros)}</span>;
}

/** How many each generation has and how long the engine took for it; each bar opens its table. */
export function GenerationBars({ trace, generation }: { trace: Trace; generation: number }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const name = useGenerationName();
  const most = Math.max(...trace.contacts);
  const to = (chosen: number) => {
    const next = new URLSearchParams(search);
    next.set('generation', String(chosen));
    next.delete('view');
    return `?${next}`;
  };
  return (
    <nav className="panel generations" aria-label={t('generation.title')}>
      <h3>{t('generation.title')}</h3>
      <ol>
        {trace.contacts.map((contacts, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a generation is its place in the row
          <li key={at}>
            <Link to={to(at + 1)} preventScrollReset replace aria-current={at + 1 === generation ? 'true' : undefined}>
              <span>{name(at + 1)}</span>
              <span className="number">
                {counted(contacts)} {t('shared:unit.persons')}
                <EngineTime micros={trace.generationMicros?.[at]} />
              </span>
              <span
                className={`bar generation-${Math.min(at + 1, 4)}`}
                style={{ width: `${most === 0 ? 0 : (100 * contacts) / most}%` }}
              />
            </Link>
          </li>
        ))}
      </ol>
      {trace.contacts.length > LAST_HANDED_OVER && <p className="quiet">{t('generation.beyondNote')}</p>}
    </nav>
  );
}
