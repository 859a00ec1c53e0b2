import { useTranslation } from 'react-i18next';
import { shortDay } from '../../shell/time';
import { testDays } from '../course';
import { useToday } from '../Statement';
import type { PersonView } from '../types';

/** What turns a code green: all of it, not one of it. */
export function GreenWhen({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const today = useToday();
  const { assessment, reasons, code } = view;
  if (code === null || code === 'GREEN') {
    return null;
  }
  const ends = reasons.flatMap(({ until }) => (until === null ? [] : [until]));
  const last = ends.toSorted().at(-1);
  const tests = assessment.segments
    .flatMap((segment) => testDays(assessment, segment, today))
    .filter(({ answer }) => answer !== 'answered');
  const infected = ['CASE', 'SUSPECTED_CASE'].find((each) => each === assessment.category);
  return (
    <>
      <h3>{t('green.title')}</h3>
      <ul className="plain-list">
        {infected !== undefined && <li>{t(`green.${infected}`)}</li>}
        {last !== undefined && <li>{t(last < today ? 'green.over' : 'green.until', { day: shortDay(last) })}</li>}
        {tests.length > 0 && (
          <li>{t('green.tests', { count: tests.length, days: tests.map(({ on }) => shortDay(on)).join(' ') })}</li>
        )}
        <li>{t('green.symptoms')}</li>
        {reasons.some(({ clause }) => clause === 'RULING') && <li>{t('green.ruling')}</li>}
      </ul>
    </>
  );
}
