import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

/** Where the last page stood; null until the first, which the browser itself reads from its top. */
let arrivedAt: string | null = null;

/**
 * A page somebody has come to: its heading has the focus, so that it is read next, and the browser's tab bears its title.
 * Titles stay in the history of the browser, so a page about somebody has another one there.
 */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = `${title} · ${t('shared:product')}`;
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (arrivedAt !== null && (arrivedAt !== pathname || lost)) {
      heading.current?.focus();
    }
    arrivedAt = pathname;
  }, [pathname]);
  return heading;
}
