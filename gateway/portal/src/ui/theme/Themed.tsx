import { App, ConfigProvider, theme as antd } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme } from './useTheme';

/** The chosen language and colours for all components below. */
export function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { theme, palette } = useTheme();
  return (
    <ConfigProvider
      locale={i18n.language === 'zh' ? zhCN : enUS}
      // A word stays a word for those who search or hear it.
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
        token: {
          colorPrimary: theme === 'dark' ? '#2f8a81' : palette.brand,
          // The library's lighter mix under the pointer is too light for white words.
          ...(theme === 'dark' ? { colorPrimaryHover: '#2f7f78' } : {}),
          colorError: palette.failed,
          colorLink: palette.brand,
          colorLinkHover: palette.brandHover,
          colorPrimaryText: palette.brand,
          colorBgLayout: palette.ground,
          colorBgContainer: palette.surface,
          colorBgElevated: palette.surface,
          colorText: palette.text,
          colorTextSecondary: palette.quiet,
          colorTextTertiary: palette.quiet,
          colorTextDescription: palette.quiet,
          colorTextPlaceholder: palette.quiet,
          colorBorderSecondary: palette.line,
          borderRadius: 6,
          fontSize: 14,
          fontFamily: 'inherit',
          // Nothing moves that need not.
          motion: !window.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
        },
        components: {
          Table: { rowSelectedBg: palette.sunken, rowSelectedHoverBg: palette.sunken },
          ...(theme === 'dark' ? { Button: { dangerColor: palette.ground, defaultHoverColor: palette.brandHover, defaultHoverBorderColor: palette.brand } } : {}),
        },
      }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
