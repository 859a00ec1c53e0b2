import './protocols.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { viewSearch } from '../shell/view';

const TABS = [
  { path: '/protocols', word: 'all', end: true },
  { path: '/protocols/compare', word: 'compare', end: false },
  { path: '/protocols/proposals', word: 'proposals', end: false },
] as const;

/** One of the pages about protocols, under its question and with the way to the others. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  return (
    <div className="protocols">
      <title>{`${title} · ${t('shared:product')}`}</title>
      <nav className="tabs" aria-label={t('tabs.label')}>
        {TABS.map(({ path, word, end }) => (
          <NavLink key={path} to={`${path}${viewSearch(search)}`} end={end}>
            {t(`tabs.${word}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </div>
  );
}
