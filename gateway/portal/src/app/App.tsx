import { App as Feedback, ConfigProvider, Skeleton, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { Welcome } from '../features/welcome/Welcome';
import { Empty } from '../ui/Empty';
import { Fault } from '../ui/Fault';
import { Frame } from './Frame';
import { AuditPage, CostPage, DataPage, FilesPage, LaunchPage, MembersPage, OverviewPage, RunPage, SubmissionPage, SubmissionsPage, WorkflowPage, WorkflowsPage, WorkspacesPage } from './pages';
import { useSession } from './session';
import { WorkspaceFrame } from './WorkspaceFrame';

const DARK = window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;

/** Language, theme and the session decide what is shown; everything below knows who is signed in. */
export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      locale={i18n.language === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: DARK ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { colorPrimary: '#1f6f6a', colorLink: '#1f6f6a', colorLinkHover: '#2b918b', borderRadius: 6, fontSize: 14 },
      }}
    >
      <Feedback component={false}>
        <Pages />
      </Feedback>
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
      <Suspense fallback={<Skeleton active />}>
      <Routes>
        <Route path="/" element={<WorkspacesPage />} />
        <Route path="/workspaces/:workspace" element={<WorkspaceFrame />}>
          <Route index element={<OverviewPage />} />
          <Route path="data" element={<DataPage />} />
          <Route path="data/:table" element={<DataPage />} />
          <Route path="files" element={<FilesPage />} />
          <Route path="workflows" element={<WorkflowsPage />} />
          <Route path="workflows/:configuration" element={<WorkflowPage />} />
          <Route path="workflows/:configuration/launch" element={<LaunchPage />} />
          <Route path="submissions" element={<SubmissionsPage />} />
          <Route path="submissions/:submission" element={<SubmissionPage />} />
          <Route path="cost" element={<CostPage />} />
          <Route path="members" element={<MembersPage />} />
        </Route>
        <Route path="/runs/:run" element={<RunPage />} />
        <Route path="/audit" element={<AuditPage />} />
        <Route path="*" element={<Empty title={t('app.unknownPage')} hint={t('app.unknownPageHint')} />} />
      </Routes>
      </Suspense>
    </Frame>
  );
}
