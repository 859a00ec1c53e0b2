import './protocols.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { viewSearch } from '../shell/view';

const TABS = [
  { path: '/protocols', word: 'all' },
  { path: '/protocols/compare', word: 'compare' },
  { path: '/protocols/proposals', word: 'proposals' },
] as const;

/** One of the pages about protocols, under its question and with the way to the others. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('protocols');
  const { search, pathname } = useLocation();
  const current = TABS.find(({ path }) => path === pathname) ?? TABS[0];
  return (
    <div className="protocols">
      <title>{`${title} · ${t('shared:product')}`}</title>
      <nav className="tabs" aria-label={t('tabs.label')}>
        {TABS.map((tab) => (
          <Link
            key={tab.path}
            to={`${tab.path}${viewSearch(search)}`}
            aria-current={tab !== current ? undefined : tab.path === pathname ? 'page' : 'true'}
          >
            {t(`tabs.${tab.word}`)}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
