import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenPrint, isDark, onAppearance } from '../../tokens/appearance';

const LOCALES = { 'zh-CN': zhCN, 'zh-TW': zhTW, en: enUS };

/** Gives the components of antd the colours and sizes of the tokens. */
export function Appearance({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const appearance = useSyncExternalStore(onAppearance, () => `${isDark()} ${chosenPrint()}`);
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  dayjs.locale(i18n.language.toLowerCase());
  const locale = LOCALES[i18n.language as keyof typeof LOCALES] ?? zhCN;
  return (
    <ConfigProvider
      key={appearance}
      locale={locale}
      button={{ autoInsertSpace: false }}
      getPopupContainer={(trigger) => trigger?.closest<HTMLElement>('.shell-bar, main') ?? document.body}
      theme={{
        algorithm: isDark() ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: token('--accent'),
          colorLink: token('--accent'),
          colorTextLightSolid: token('--on-accent'),
          colorText: token('--text'),
          colorTextSecondary: token('--text-quiet'),
          colorTextDescription: token('--text-quiet'),
          colorTextPlaceholder: token('--text-quiet'),
          colorTextDisabled: token('--text-quiet'),
          colorBgBase: token('--surface'),
          colorBgContainer: token('--surface'),
          colorBgLayout: token('--ground'),
          colorBorder: token('--line-strong'),
          colorBorderSecondary: token('--line'),
          colorError: token('--urgent'),
          fontFamily: token('--font'),
          fontSize: Number.parseInt(token('--size-table'), 10),
          borderRadius: 6,
          boxShadow: 'none',
          boxShadowSecondary: 'none',
          motion: false,
        },
        components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
