import { Button, Dropdown, Layout, theme } from 'antd';
import { UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Session } from '../api/types';
import { setLanguage } from '../texts/language';

/** The bar on top: where home is, which language, who is signed in. */
export function Frame({ session, children }: { session?: Session; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { token } = theme.useToken();
  const { pathname } = useLocation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Layout className="frame" style={{ background: token.colorBgLayout }}>
      <a className="skip" href="#content">{t('app.skip')}</a>
      <header className="bar" style={{ background: token.colorBgContainer, borderColor: token.colorBorderSecondary }}>
        <Link to="/" className="brand" style={{ color: token.colorText }}>
          Jixia <span lang="zh">稷下</span>
        </Link>
        {session && (
          <nav className="places" aria-label={t('app.places')}>
            <NavLink to="/" className={pathname === '/' || pathname.startsWith('/workspaces') ? 'active' : ''}>{t('app.workspaces')}</NavLink>
            {session.roles.includes('auditor') && <NavLink to="/audit">{t('app.audit')}</NavLink>}
          </nav>
        )}
        <nav aria-label={t('app.account')}>
          <Button type="text" onClick={() => setLanguage(other)} lang={other} aria-label={t('app.otherLanguage')}>
            {t('app.otherLanguage')}
          </Button>
          {session && (
            <Dropdown
              trigger={['click']}
              menu={{ items: [{ key: 'out', label: <a href="/session/sign-out">{t('app.signOut')}</a> }] }}
            >
              <Button type="text" icon={<UserOutlined />} data-testid="me">
                {session.name}
              </Button>
            </Dropdown>
          )}
        </nav>
      </header>
      <main id="content" className="page">{children}</main>
    </Layout>
  );
}
