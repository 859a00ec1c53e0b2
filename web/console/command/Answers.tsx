import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { change, counted } from '../shell/number';
import { changedSearch } from '../shell/view';
import { equationsOf } from './equations';
import { FigureLink } from './FigureLink';
import { mostGrown, weekOf } from './growth';
import { usePlaceNames } from './places';
import { useCurve, useLoads, useMapAreas, useMapAreasBefore, usePeriod } from './queries';
import type { BaseFigures } from './types';

/** The question of the page, answered in three sentences before anything else. */
export function Answers({ figures }: { figures: BaseFigures }) {
  const { t } = useTranslation('command');
  const off = equationsOf(figures).filter((equation) => equation.difference !== 0).length;
  return (
    <div className="answers">
      <Answer question={t('ask.closed')}>
        {off === 0 ? t('answer.allClose') : <strong className="urgent">✗ {t('answer.off', { count: off })}</strong>}
      </Answer>
      <Answer question={t('ask.overdue')}>
        <WhoIsOverdue />
      </Answer>
      <Answer question={t('ask.growing')}>
        <WhereItGrows figures={figures} />
      </Answer>
    </div>
  );
}

function Answer({ question, children }: { question: string; children: ReactNode }) {
  return (
    <div className="answer">
      <p className="quiet">{question}</p>
      <div>{children}</div>
    </div>
  );
}

function WhoIsOverdue() {
  const { t } = useTranslation('command');
  const loads = useLoads();
  const { region, asOf } = usePeriod();
  const { above } = usePlaceNames();
  if (asOf !== undefined) {
    return t('answer.overdueNowOnly');
  }
  if (loads.data === undefined) {
    return <Unanswered asked={loads} />;
  }
  const overdue = loads.data.reduce((sum, load) => sum + load.overdue, 0);
  const most = loads.data.reduce((a, b) => (b.overdue > a.overdue ? b : a), loads.data[0] ?? NO_LOAD);
  if (overdue === 0) {
    return t('answer.noneOverdue');
  }
  return (
    <>
      <FigureLink opens={{ tasks: region }}>{t('answer.overdue', { number: counted(overdue) })}</FigureLink>{' '}
      <span>
        {t('answer.mostOverdue')}{' '}
        <FigureLink opens={{ tasks: most.region }}>
          {above(most.region)} {most.name} {counted(most.overdue)}
        </FigureLink>
        {most.accountable !== null && <span className="quiet"> · {most.accountable.name}</span>}
      </span>
    </>
  );
}

const NO_LOAD = { region: '', name: '', kind: '', open: 0, overdue: 0, accountable: null };

function WhereItGrows({ figures }: { figures: BaseFigures }) {
  const { t } = useTranslation('command');
  const { search } = useLocation();
  const { above } = usePlaceNames();
  const curve = useCurve(28);
  const now = useMapAreas();
  const before = useMapAreasBefore(figures.since);
  if (curve.data === undefined) {
    return <Unanswered asked={curve} />;
  }
  const week = weekOf(curve.data.days);
  const grown = now.data !== undefined && before.data !== undefined ? mostGrown(now.data, before.data) : null;
  const net = figures.period.current - figures.period.last;
  return (
    <>
      <span>{t('answer.week', { lately: counted(week.lately), before: counted(week.before) })}</span>{' '}
      <span>{t('answer.net', { net: change(net) })}</span>{' '}
      {grown !== null && (
        <span>
          {t('answer.mostGrown')}{' '}
          <Link to={changedSearch(search, { region: grown.area.region })}>
            {above(grown.area.region)} {grown.area.name} {change(grown.by)}
          </Link>
        </span>
      )}
    </>
  );
}

function Unanswered({ asked }: { asked: UseQueryResult<unknown> }) {
  const { t } = useTranslation('shared');
  return <span className="quiet">{asked.isError ? t('command:answer.unknown') : `${t('state.loading')}…`}</span>;
}
