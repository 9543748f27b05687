import { Button, Layout } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import type { Session } from '../api/types';
import { setLanguage } from '../texts/language';
import { Account } from './Account';
import { Announcements } from './Announcements';
import { ConnectionBar } from './ConnectionBar';
import { KeysHelp } from './KeysHelp';
import { Quota } from './Quota';
import { RunningRuns } from './RunningRuns';
import { SignedOut } from './SignedOut';
import { useKeys } from './useKeys';
import { WorkspaceSwitch } from './WorkspaceSwitch';

/** Loaded once the page stands, so that it is there when somebody types `/`. */
const loadSearch = () => import('./Search');
const Search = lazy(() => loadSearch().then((module) => ({ default: module.Search })));

/** The bar on top: where one is, how to get elsewhere, what runs, what is left, which language, who is signed in. */
export function Frame({ session, children }: { session?: Session; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Layout className="frame">
      <a className="skip" href="#content">{t('app.skip')}</a>
      <header className="bar">
        <Link to="/" className="brand">
          Jixia <span lang="zh">稷下</span>
        </Link>
        {session && <Places session={session} />}
        <nav aria-label={t('app.account')} className="own">
          {session && <RunningRuns />}
          {session && <Quota />}
          <Button type="text" onClick={() => void setLanguage(other)} lang={other} data-testid="language">
            {t('app.otherLanguage')}
          </Button>
          {session && <Own session={session} />}
        </nav>
      </header>
      <ConnectionBar />
      {session && <Announcements />}
      <main id="content" className="page" tabIndex={-1}>{children}</main>
    </Layout>
  );
}

function Places({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <nav className="places" aria-label={t('app.places')}>
      <WorkspaceSwitch />
      {session.roles.includes('administrator') && <NavLink to="/administration">{t('app.administration')}</NavLink>}
      {session.roles.includes('auditor') && <NavLink to="/audit">{t('app.audit')}</NavLink>}
    </nav>
  );
}

function Own({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  const [opened, setOpened] = useState(false);
  const search = useCallback(() => {
    setOpened(true);
    setSearching(true);
  }, []);
  useEffect(() => void loadSearch().catch(() => undefined), []);
  const help = useCallback(() => setHelping(true), []);
  useKeys({ onSearch: search, onHelp: help });
  return (
    <>
      <Button type="text" icon={<SearchOutlined aria-hidden />} onClick={search} aria-label={t('frame.search')} className="find" data-testid="find">
        <kbd className="wide">/</kbd>
      </Button>
      <Account session={session} onKeys={help} />
      {opened && (
        <Suspense>
          <Search open={searching} onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
      <SignedOut session={session} />
    </>
  );
}
