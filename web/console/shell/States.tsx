import { Button } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../../api/client';

interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

/** What was asked for, or why it is not there: loading, no right, no network, an error. */
export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation('shared');
  if (asked.data !== undefined) {
    return <>{children(asked.data)}</>;
  }
  if (asked.isPending) {
    return (
      <p className="state" role="status">
        {t('state.loading')}…
      </p>
    );
  }
  const error = asked.error;
  const noRight = error instanceof Refused && error.problem.status === 403;
  const gone = error instanceof Refused && error.problem.status === 404;
  const title = titleOf(error, t);
  const detail =
    error instanceof Refused ? error.problem.detail : error instanceof Unreachable ? t('state.unreachable') : '';
  return (
    <div className="state" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {error instanceof Refused && <p className="quiet">{error.problem.code}</p>}
      {!noRight && !gone && <Button onClick={() => asked.refetch()}>{t('state.retry')}</Button>}
    </div>
  );
}

function titleOf(error: Error | null, t: TFunction<'shared'>): string {
  if (error instanceof Unreachable) {
    return t('state.offline');
  }
  if (error instanceof Refused && error.problem.status < 500) {
    return error.problem.status === 403 ? t('state.noRight') : error.problem.title;
  }
  return t('state.error');
}

export function Empty({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('shared');
  return <p className="state">{children ?? t('state.empty')}</p>;
}
