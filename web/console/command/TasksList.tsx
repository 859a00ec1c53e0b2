import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Answered, Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { useOpenTasks } from './queries';

/** The tasks of a place, all or the overdue ones; as they come in the order of their due time, those come first. */
export function TasksList({ region, overdueOnly }: { region: string; overdueOnly: boolean }) {
  const { t } = useTranslation('command');
  const { search } = useLocation();
  const tasks = useOpenTasks(region);
  return (
    <Answered asked={tasks}>
      {(found) => {
        const all = found.pages.flatMap((page) => page.tasks);
        const shown = overdueOnly ? all.filter((task) => task.overdue) : all;
        const more = tasks.hasNextPage && shown.length === all.length;
        return (
          <>
            {shown.length === 0 && <Empty>{t(overdueOnly ? 'overdue.none' : 'overdue.noneOpen')}</Empty>}
            <ul className="people">
              {shown.map((task) => (
                <li key={`${task.person} ${task.kind} ${task.subject}`}>
                  <p>
                    <Link to={`/people/${task.person}${viewSearch(search)}`}>{task.name ?? t('rows.nameless')}</Link>
                    <span>{t(`shared:task.${task.kind}`)}</span>
                  </p>
                  <p className="quiet">
                    {task.regionName} ·{' '}
                    {t(task.overdue && !overdueOnly ? 'overdue.late' : 'overdue.due', { time: shortTime(task.dueAt) })}
                  </p>
                </li>
              ))}
            </ul>
            {more && (
              <button
                type="button"
                className="plain show-more"
                disabled={tasks.isFetchingNextPage}
                onClick={() => tasks.fetchNextPage()}
              >
                {t('rows.moreTasks')}
              </button>
            )}
          </>
        );
      }}
    </Answered>
  );
}
