import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../parts/duration';
import { timeSpan } from '../shell/time';
import type { Exposure } from './types';

/** Where somebody was exposed, for how long and when; below it what else is to be said. */
export function ExposureItem({ exposure, children }: { exposure: Exposure; children?: ReactNode }) {
  const { t, i18n } = useTranslation('investigation');
  return (
    <li>
      <span className="at">{exposure.place ?? t('household')}</span>
      <span className="long number">{inWords(exposure.overlapSeconds, i18n.language)}</span>
      <span className="quiet when">{timeSpan(exposure.from, exposure.until)}</span>
      {children}
    </li>
  );
}
