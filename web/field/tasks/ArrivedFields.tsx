import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { Choice } from '../shell/Choice';
import { OriginField } from '../shell/OriginField';
import { day, dayFromToday, instantOf, shortDay } from '../shell/time';
import type { Arrived, Risk } from './facts';
import type { RoundTask } from './round';

export interface ArrivedDraft {
  day: string;
  risk: Risk | null;
  origin: string;
}

const DAYS_BACK = 4;

/** The arrival as it will be recorded; null while something is not answered. */
export function arrivedOf({ day, risk, origin }: ArrivedDraft): Arrived | null {
  if (risk === null || day === '') {
    return null;
  }
  return { at: day === dayFromToday(0) ? stamp() : instantOf(day, '12:00'), risk, origin };
}

/** What a task says of an arrival; nobody arrived later than today. */
export function announcedIn({ detail }: RoundTask): ArrivedDraft {
  const today = dayFromToday(0);
  const { arrives, origin } = 'arrives' in detail ? detail : { arrives: null, origin: null };
  const later = arrives === null || day(arrives) > today;
  return { day: later ? today : day(arrives), risk: null, origin: origin ?? '' };
}

interface Props {
  draft: ArrivedDraft;
  onDraft: (draft: ArrivedDraft) => void;
  originKnown?: boolean;
}

/** When, from where, and how risky it was there. */
export function ArrivedFields({ draft, onDraft, originKnown = false }: Props) {
  const { t } = useTranslation('tasks');
  const days = Array.from({ length: DAYS_BACK }, (_, i) => dayFromToday(-i));
  const offered = days.includes(draft.day) || draft.day === '' ? days : [...days, draft.day];
  return (
    <>
      <Choice
        label={t('arrivedOn')}
        options={offered}
        words={(day) => (day === days[0] ? t('today') : day === days[1] ? t('yesterday') : shortDay(day))}
        value={draft.day}
        onChoose={(day) => onDraft({ ...draft, day })}
        columns={4}
      />
      {!originKnown && (
        <OriginField label={t('origin')} value={draft.origin} onValue={(origin) => onDraft({ ...draft, origin })} />
      )}
      <Choice
        label={t('risk')}
        options={['HIGH', 'MEDIUM', 'LOW', 'NONE'] as const}
        words={(risk) => t(`shared:risk.${risk}`)}
        value={draft.risk}
        onChoose={(risk) => onDraft({ ...draft, risk })}
        columns={2}
      />
    </>
  );
}
