import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  title: string;
  back?: string;
  /** The primary act and what stands beside it, within reach of the thumb. */
  acts?: ReactNode;
  children: ReactNode;
}

export function Page({ title, back, acts, children }: Props) {
  const { t } = useTranslation('field');
  return (
    <>
      <div className="page">
        {back !== undefined && (
          <Link className="back" to={back}>
            ‹ {t('back')}
          </Link>
        )}
        <h1>{title}</h1>
        {children}
      </div>
      {acts && <div className="acts">{acts}</div>}
    </>
  );
}
