import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useArrival } from './arrival';

interface Props {
  title: string;
  /** What the browser's tab says where the title names somebody. */
  tab?: string;
  back?: string;
  /** The primary act and what stands beside it, within reach of the thumb. */
  acts?: ReactNode;
  children: ReactNode;
}

export function Page({ title, tab = title, back, acts, children }: Props) {
  const { t } = useTranslation('field');
  const heading = useArrival(tab);
  return (
    <>
      <div className="page">
        {back !== undefined && (
          <Link className="back" to={back}>
            ‹ {t('back')}
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {acts && <div className="acts">{acts}</div>}
    </>
  );
}
