import { useTranslation } from 'react-i18next';
import { Answered } from '../shell/States';
import { shortTime } from '../shell/time';
import { useView } from '../shell/view';
import { useOpenTasksOf } from './queries';
import type { PersonView } from './types';

/** What the grid still has to do for somebody. */
export function OpenTasks({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  const { asOf } = useView();
  const tasks = useOpenTasksOf(view.person.id);
  if (asOf !== undefined) {
    return <p className="quiet">{t('tasks.nowOnly')}</p>;
  }
  return (
    <Answered asked={tasks}>
      {(open) =>
        open.length === 0 ? (
          <p className="quiet">{t('tasks.none')}</p>
        ) : (
          <ul className="plain-list">
            {open.map((task) => (
              <li key={`${task.kind} ${task.subject}`}>
                <strong>{t(`shared:task.${task.kind}`)}</strong>{' '}
                <span className={task.overdue ? 'urgent' : 'quiet'}>
                  {t(task.overdue ? 'tasks.overdue' : 'tasks.due', { time: shortTime(task.dueAt) })}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
