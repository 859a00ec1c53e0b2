import { useTranslation } from 'react-i18next';
import { stripOf } from './strip';
import type { Segment } from './types';

const SIGNS = { RED: '■', YELLOW: '▲', GREEN: '●' } as const;

/** The segments of a clause on the days they take, with the tests; the words below say the same. */
export function Course({ segments }: { segments: Segment[] }) {
  const { t } = useTranslation('protocols');
  const { days, bars, tests } = stripOf(segments);
  return (
    <div className="strip" style={{ gridTemplateColumns: `repeat(${days}, minmax(0, 1fr))` }} aria-hidden="true">
      {bars.map(({ from, until, segment }) => (
        <span
          key={from}
          className={`strip-bar strip-${segment.code.toLowerCase()}`}
          style={{ gridColumn: `${from + 1} / ${until + 2}` }}
        >
          {SIGNS[segment.code as keyof typeof SIGNS]} {t(`shared:tier.${segment.tier}`)}
        </span>
      ))}
      {tests.map((day) => (
        <span key={day} className="strip-test" style={{ gridColumn: day + 1 }}>
          {t('segment.test')}
        </span>
      ))}
      {bars.map(({ until }, at) => (
        <span
          key={until}
          className="strip-day"
          style={{ gridColumn: `${at === 0 ? 1 : (bars[at - 1]?.until ?? 0) + 2} / ${until + 2}` }}
        >
          <span>{at === 0 ? t('segment.day', { day: 0 }) : ''}</span>
          <span>{t('segment.day', { day: until })}</span>
        </span>
      ))}
    </div>
  );
}
