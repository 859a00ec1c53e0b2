import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../texts/texts';
import { choosePrint, chooseTheme, chosenPrint, chosenTheme } from '../../tokens/appearance';
import { useShift } from '../checkpoint/shift';
import { type Desk, useQueue } from '../outbox/desk';
import { Choice } from './Choice';
import { installed, useInstall } from './install';
import { Page } from './Page';
import { useSession } from './session';

/** Language, light or dark, size of print, and who is signed in. */
export default function SettingsPage() {
  const { t, i18n } = useTranslation('field');
  const { me, desk } = useSession();
  const [theme, setTheme] = useState(chosenTheme());
  const [print, setPrint] = useState(chosenPrint());
  return (
    <Page title={t('settings.title')} back="/">
      <Choice
        label={t('shared:appearance.language')}
        options={LANGUAGES}
        words={(language) => LANGUAGE_NAMES[language]}
        value={LANGUAGES.find((language) => language === i18n.language) ?? null}
        onChoose={(language) => chooseLanguage(language)}
        columns={3}
      />
      <Choice
        label={t('shared:appearance.theme')}
        options={['system', 'light', 'dark'] as const}
        words={(one) => t(`shared:appearance.${one}`)}
        value={theme}
        onChoose={(one) => {
          chooseTheme(one);
          setTheme(one);
        }}
        columns={3}
      />
      <Choice
        label={t('shared:appearance.print')}
        options={['normal', 'large'] as const}
        words={(one) => t(`shared:appearance.${one}`)}
        value={print}
        onChoose={(one) => {
          choosePrint(one);
          setPrint(one);
        }}
      />
      <Install />
      {me !== null && desk !== null ? (
        <SignOut desk={desk} username={me.username} role={me.role} />
      ) : (
        <Link className="act" to="/sign-in">
          {t('home.staff')}
        </Link>
      )}
    </Page>
  );
}

function Install() {
  const { t } = useTranslation('field');
  const install = useInstall();
  if (installed()) {
    return null;
  }
  return (
    <section>
      <h2>{t('install.title')}</h2>
      <p>{t('install.why')}</p>
      {install === null ? (
        <p className="quiet">{t('install.how')}</p>
      ) : (
        <button type="button" className="act" onClick={install}>
          {t('install.title')}
        </button>
      )}
    </section>
  );
}

/** Nobody else can hand over a shift: whoever leaves does so before. */
function SignOut({ desk, username, role }: { desk: Desk; username: string; role: string }) {
  const { t } = useTranslation('field');
  const { signOut } = useSession();
  const navigate = useNavigate();
  const { kept, refused } = useQueue(desk).value ?? { kept: 0, refused: 0 };
  const shift = useShift(desk).value?.shift ?? null;
  const [asked, setAsked] = useState(false);
  const left = kept + refused;
  const go = () => signOut().then(() => navigate('/', { replace: true }));
  return (
    <section>
      <h2>{t('settings.account')}</h2>
      <p>
        {username} · {t(`shared:role.${role}`)}
      </p>
      {asked && shift !== null ? (
        <div role="alert" className="notice stacked">
          <p>{t('settings.onDuty', { post: shift.post.name })}</p>
          <Link className="act primary" to="/checkpoint/shift">
            {t('settings.handOver')}
          </Link>
        </div>
      ) : asked && left > 0 ? (
        <div role="alert" className="notice stacked">
          <p>{t('settings.unsent', { count: left })}</p>
          <button
            type="button"
            className="act primary"
            ref={(shown) => shown?.scrollIntoView()}
            onClick={() => setAsked(false)}
          >
            {t('settings.stay')}
          </button>
          <button type="button" className="act" onClick={go}>
            {t('settings.outAnyway')}
          </button>
        </div>
      ) : (
        <button type="button" className="act" onClick={() => (shift !== null || left > 0 ? setAsked(true) : go())}>
          {t('shared:signIn.out')}
        </button>
      )}
    </section>
  );
}
