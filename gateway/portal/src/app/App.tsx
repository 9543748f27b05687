import { ConfigProvider, Skeleton, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { RunPage } from '../features/run/RunPage';
import { Welcome } from '../features/welcome/Welcome';
import { WorkspacesPage } from '../features/workspaces/WorkspacesPage';
import { Empty } from '../ui/Empty';
import { Fault } from '../ui/Fault';
import { Frame } from './Frame';
import { useSession } from './session';

const DARK = window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;

/** Language, theme and the session decide what is shown; everything below knows who is signed in. */
export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      locale={i18n.language === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: DARK ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { colorPrimary: '#1f6f6a', borderRadius: 6, fontSize: 14 },
      }}
    >
      <Pages />
    </ConfigProvider>
  );
}

function Pages() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.isPending) return <Skeleton active className="page" />;
  if (session.isError) return <Fault error={session.error} onRetry={() => session.refetch()} />;
  if (!session.data.signedIn) {
    return (
      <Frame>
        <Welcome />
      </Frame>
    );
  }
  return (
    <Frame session={session.data}>
      <Routes>
        <Route path="/" element={<WorkspacesPage />} />
        <Route path="/runs/:run" element={<RunPage />} />
        <Route path="*" element={<Empty title={t('app.unknownPage')} hint={t('app.unknownPageHint')} />} />
      </Routes>
    </Frame>
  );
}
