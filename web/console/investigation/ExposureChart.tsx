import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { counted } from '../shell/number';
import { Answered } from '../shell/States';
import { useGenerationName } from './GenerationBars';
import { type ExposureDay, useExposureDays } from './queries';
import type { Trace } from './types';

const DayBars = lazy(() => import('./DayBars'));

/** Contacts by the day they were first exposed: as bars, or the same as a table. */
export function ExposureChart({ investigation, trace }: { investigation: string; trace: Trace }) {
  const { t } = useTranslation('investigation');
  const [asTable, setAsTable] = useState(false);
  const days = useExposureDays(investigation, trace);
  return (
    <section className="panel exposure-chart">
      <div className="exposure-head">
        <h3>{t('chart.title')}</h3>
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asBars' : 'chart.asTable')}
        </Button>
      </div>
      <Answered asked={days}>
        {(found) =>
          asTable ? (
            <DayTable days={found} generations={trace.contacts.length} />
          ) : (
            <Suspense fallback={<p className="state">{t('shared:state.loading')}…</p>}>
              <DayBars days={found} generations={trace.contacts.length} />
            </Suspense>
          )
        }
      </Answered>
    </section>
  );
}

function DayTable({ days, generations }: { days: ExposureDay[]; generations: number }) {
  const { t } = useTranslation('investigation');
  const name = useGenerationName();
  const columns: Column<ExposureDay>[] = [
    { key: 'day', title: t('chart.day'), cell: (row) => row.day.slice(5) },
    ...Array.from({ length: generations }, (_, at) => ({
      key: String(at),
      kind: 'number' as const,
      title: name(at + 1),
      cell: (row: ExposureDay) => counted(row.contacts[at] ?? 0),
    })),
  ];
  return (
    <div className="tall">
      <DataTable caption={t('chart.title')} columns={columns} rows={days} rowKey={(row) => row.day} />
    </div>
  );
}
