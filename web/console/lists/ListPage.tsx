import './lists.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useNow } from '../shell/clock';
import { Answered } from '../shell/States';
import { fullTime, shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { Dispatch } from './Dispatch';
import { Leads } from './Leads';
import { Outcomes } from './Outcomes';
import { useList, useListFigures } from './queries';
import { Rows } from './Rows';
import type { PushedList } from './types';
import { Way } from './Way';

export function Component() {
  const { t } = useTranslation('lists');
  const { list = '' } = useParams();
  const found = useList(list);
  return (
    <div className="lists">
      <title>{`${t('list')} · ${t('shared:product')}`}</title>
      <BackToLists />
      <Answered asked={found}>{(receipt) => <Receipt list={receipt} />}</Answered>
    </div>
  );
}

function BackToLists() {
  const { t } = useTranslation('lists');
  const { search } = useLocation();
  return (
    <Link className="back" to={`/lists${viewSearch(search)}`}>
      ← {t('back')}
    </Link>
  );
}

/** The way of one list, from the file to the last answer. */
function Receipt({ list }: { list: PushedList }) {
  const { t } = useTranslation('lists');
  const figures = useListFigures(list.id);
  const now = useNow();
  return (
    <>
      <header>
        <h1>{t('listTitle', { name: list.name })}</h1>
        <p className="quiet">
          {t('received', { time: fullTime(list.receivedAt) })} · {t('shared:asOf', { time: shortTime(now) })}
        </p>
      </header>
      <Answered asked={figures}>
        {(counted) => (
          <>
            <Way list={list} figures={counted} />
            <div className="side-by-side">
              <Outcomes figures={counted} />
              <Dispatch figures={counted} />
            </div>
          </>
        )}
      </Answered>
      <Rows list={list} />
      <Leads list={list.id} now={Date.parse(now)} />
    </>
  );
}
