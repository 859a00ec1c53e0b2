import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RoundTask, taskKey } from './round';

/** A task to open, with when it is due. */
export function TaskRow({ task, children }: { task: RoundTask; children: ReactNode }) {
  const { t } = useTranslation('tasks');
  return (
    <li>
      <Link className="row" to={`/tasks/one/${encodeURIComponent(taskKey(task))}`}>
        <span className="grow">
          <strong>{task.name}</strong>
          <span className="quiet">{t(`shared:task.${task.kind}`)}</span>
        </span>
        {children}
      </Link>
    </li>
  );
}
