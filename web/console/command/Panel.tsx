import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isReadAgain } from '../shell/Live';
import { counted } from '../shell/number';
import { SidePanel } from '../shell/SidePanel';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { clockTime, readTime, shortTime } from '../shell/time';
import { useView } from '../shell/view';
import { CountedList } from './CountedList';
import { openedSearch } from './FigureLink';
import { type Opened, useCountedRows } from './queries';
import { TasksList } from './TasksList';
import type { BaseFigures } from './types';

/** What the address says is opened beside the figures: the rows of one of them, or the tasks of a place. */
export function Panel({ figures }: { figures: BaseFigures }) {
  const { t } = useTranslation('command');
  const [params] = useSearchParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const figure = params.get('figure');
  const step = params.get('step');
  const tasks = params.get('tasks');
  const openTasks = params.get('openTasks');
  const place = usePlaceName(tasks ?? openTasks ?? '');
  const close = () => navigate(openedSearch(search, {}), { preventScrollReset: true });
  if (tasks !== null) {
    return (
      <SidePanel title={t('overdue.of', { place })} opened={tasks} onClose={close}>
        <TasksList region={tasks} overdueOnly />
      </SidePanel>
    );
  }
  if (openTasks !== null) {
    return (
      <SidePanel title={t('overdue.openOf', { place })} opened={`open ${openTasks}`} onClose={close}>
        <TasksList region={openTasks} overdueOnly={false} />
      </SidePanel>
    );
  }
  if (figure !== null) {
    return (
      <SidePanel title={t(`shared:figure.${figure}`)} opened={figure} onClose={close}>
        <Counted opened={{ figure }} figures={figures} />
      </SidePanel>
    );
  }
  if (step !== null) {
    return (
      <SidePanel
        title={t('funnel.of', { title: t('funnel.title'), step: t(`funnel.${step}`) })}
        opened={step}
        onClose={close}
      >
        <Counted opened={{ step }} figures={figures} />
      </SidePanel>
    );
  }
  return null;
}

function Counted({ opened, figures }: { opened: Opened; figures: BaseFigures }) {
  const { t } = useTranslation('command');
  const { asOf } = figures;
  const live = useView().asOf === undefined;
  const rows = useCountedRows(opened);
  const { refetch, data: read } = rows;
  const name = usePlaceName(figures.region);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever the figure was, unless much was read
  useEffect(() => {
    if (isReadAgain(read)) {
      refetch({ cancelRefetch: false });
    }
  }, [asOf]);
  return (
    <Answered asked={rows}>
      {(found) => {
        const total = found.pages.at(-1)?.total ?? 0;
        const shown = found.pages.flatMap((page) => page.rows);
        const time = live ? clockTime(readTime(rows.dataUpdatedAt)) : shortTime(asOf);
        return (
          <>
            <p className="quiet">
              {t('rows.total', { total: counted(total), place: name })} · {t('shared:asOf', { time })}
            </p>
            {shown.length === 0 ? <Empty /> : <CountedList rows={shown} />}
            {rows.hasNextPage && (
              <button
                type="button"
                className="plain show-more"
                disabled={rows.isFetchingNextPage}
                onClick={() => rows.fetchNextPage()}
              >
                {t('rows.more', { left: counted(total - shown.length) })}
              </button>
            )}
          </>
        );
      }}
    </Answered>
  );
}
