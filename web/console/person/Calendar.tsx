import { useTranslation } from 'react-i18next';
import { shortDay } from '../shell/time';
import { type Answer, daysBetween, segmentInForce, type TestDay, testDays } from './course';
import { useToday } from './Statement';
import type { Assessment, Segment } from './types';

const SIGNS: Record<Answer, string> = { answered: '✓', open: '!', pending: '…', upcoming: '○' };

/** The segments on the days they take, with the tests each asks for. */
export function Calendar({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation('person');
  const today = useToday();
  const { segments } = assessment;
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) {
    return <p className="quiet">{t('calendar.none')}</p>;
  }
  const kept = assessment.status === 'BLOCKED' && today > last.until;
  const days = daysBetween(first.from, kept ? today : last.until);
  const now = segmentInForce(assessment, today);
  const tests = segments.flatMap((segment) => testDays(assessment, segment, today));
  return (
    <>
      <div className="scroll-x">
        <div
          className="calendar"
          style={{ gridTemplateColumns: `repeat(${days.length}, minmax(22px, 1fr))` }}
          aria-hidden="true"
        >
          {segments.map((segment) => (
            <Bar key={segment.from} segment={segment} days={days} inForce={segment === now} />
          ))}
          {days.map((each, at) => (
            <Day
              key={each}
              day={each}
              first={at === 0}
              isToday={each === today}
              test={tests.find((test) => test.on === each)}
            />
          ))}
        </div>
      </div>
      <Said segments={segments} assessment={assessment} today={today} />
      {tests.length > 0 && (
        <p className="quiet note calendar-key" aria-hidden="true">
          {(['answered', 'open', 'pending', 'upcoming'] as const).map((answer) => (
            <span key={answer}>
              {SIGNS[answer]} {t(`calendar.${answer}`)}
            </span>
          ))}
          <span>
            <i className="today-sign" /> {t('calendar.today')}
          </span>
        </p>
      )}
    </>
  );
}

function Bar({ segment, days, inForce }: { segment: Segment; days: string[]; inForce: boolean }) {
  const { t } = useTranslation('person');
  const from = days.indexOf(segment.from) + 1;
  const until = days.indexOf(segment.until) + 2;
  return (
    <span className={`course-bar ${inForce ? 'course-bar-now' : ''}`} style={{ gridColumn: `${from} / ${until}` }}>
      {t(`shared:tier.${segment.tier}`)}
    </span>
  );
}

function Day({
  day,
  first,
  isToday,
  test,
}: {
  day: string;
  first: boolean;
  isToday: boolean;
  test: TestDay | undefined;
}) {
  const label =
    first || day.endsWith('-01') ? `${Number(day.slice(5, 7))}/${Number(day.slice(8))}` : Number(day.slice(8));
  return (
    <span className={`day ${isToday ? 'today' : ''}`}>
      <span>{label}</span>
      <span className={test === undefined ? '' : `test-${test.answer}`}>
        {test === undefined ? '' : SIGNS[test.answer]}
      </span>
    </span>
  );
}

/** The same in words, for those who do not see the strip. */
function Said({ segments, assessment, today }: { segments: Segment[]; assessment: Assessment; today: string }) {
  const { t } = useTranslation('person');
  return (
    <ul className="unseen">
      {segments.map((segment) => (
        <li key={segment.from}>
          {t(`shared:tier.${segment.tier}`)} {shortDay(segment.from)} – {shortDay(segment.until)}
          {testDays(assessment, segment, today).map((test) => (
            <span key={test.on}>
              , {t('calendar.test')} {shortDay(test.on)} {t(`calendar.${test.answer}`)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
