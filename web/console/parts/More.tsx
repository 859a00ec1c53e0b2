import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/client';
import { counted } from '../shell/number';

export interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage: () => unknown;
}

/** How many rows are shown, and the next page of a list for as long as there is one. */
export function More({ paged, shown }: { paged: Paged; shown: number }) {
  const { t } = useTranslation('shared');
  return (
    <div className="more">
      {paged.hasNextPage && (
        <Button onClick={() => paged.fetchNextPage()} loading={paged.isFetchingNextPage}>
          {t('page.more')}
        </Button>
      )}
      <span className="quiet">{t(paged.hasNextPage ? 'page.soFar' : 'page.all', { rows: counted(shown) })}</span>
      {paged.isFetchNextPageError && (
        <p role="alert">{paged.error instanceof Refused ? paged.error.problem.detail : t('state.unreachable')}</p>
      )}
    </div>
  );
}
