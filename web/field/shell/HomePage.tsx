import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { CannotKeep } from './CannotKeep';
import { Page } from './Page';
import { mayCheck, mayWalk, useSession } from './session';

/** The door: whoever is signed in goes to their work, others say who they are. */
export default function HomePage() {
  const { t } = useTranslation('field');
  const { me, ready, failed } = useSession();
  if (!ready) {
    return <p className="state">{t('shared:state.loading')}…</p>;
  }
  const work = me === null ? [] : [...(mayWalk(me) ? ['/tasks'] : []), ...(mayCheck(me) ? ['/checkpoint'] : [])];
  const [only] = work;
  if (work.length === 1 && only !== undefined) {
    return <Navigate to={only} replace />;
  }
  return (
    <Page title={me === null ? t('home.title') : t('home.signedIn', { name: me.username })} tab={t('home.title')}>
      {failed && <CannotKeep />}
      {me !== null && work.length === 0 && <p>{t('home.noWork')}</p>}
      <ul className="list">
        {work.map((to) => (
          <Door key={to} to={to} title={t(`home.${to === '/tasks' ? 'tasks' : 'checkpoint'}`)} />
        ))}
        <Door to="/resident" title={t('home.resident')} hint={t('home.residentHint')} />
        {me === null && <Door to="/sign-in" title={t('home.staff')} hint={t('home.staffHint')} />}
      </ul>
    </Page>
  );
}

function Door({ to, title, hint }: { to: string; title: string; hint?: string }) {
  return (
    <li>
      <Link className="row door" to={to}>
        <span className="grow">
          <strong>{title}</strong>
          {hint && <span className="quiet">{hint}</span>}
        </span>
        <span aria-hidden="true">›</span>
      </Link>
    </li>
  );
}
