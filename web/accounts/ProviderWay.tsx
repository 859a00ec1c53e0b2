import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/client';

/** The way over the identity provider of the place, where there is one. */
export function ProviderWay({ entry, className }: { entry: 'console' | 'field'; className: string }) {
  const { t } = useTranslation('shared');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    data(api.GET('/api/sign-in/ways')).then(
      ({ provider }) => setOpen(provider),
      () => setOpen(false),
    );
  }, []);
  return open ? (
    <a className={className} href={`/oauth2/authorization/oidc?entry=${entry}`}>
      {t('signIn.provider.go')}
    </a>
  ) : null;
}
