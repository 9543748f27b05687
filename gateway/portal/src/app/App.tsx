import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useLocation } from 'react-router';
import { Welcome } from '../features/welcome/Welcome';
import { Empty } from '../ui/Empty';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { Fault } from '../ui/Fault';
import { Themed } from '../ui/theme/Themed';
import { Frame } from './Frame';
import {
  AccountCostPage,
  AccountPage,
  AdministrationPage,
  AnnouncementsPage,
  AuditPage,
  CostPage,
  DataPage,
  FilesPage,
  HomePage,
  LaunchPage,
  MembersPage,
  OverviewPage,
  RunPage,
  SubmissionPage,
  SubmissionsPage,
  WorkflowPage,
  WorkflowsPage,
  WorkspacesPage,
} from './pages';
import { SignedIn } from './SignedIn';
import { useSession } from './session';
import { useFollowedPreferences } from './useFollowedPreferences';
import { WorkspaceFrame } from './WorkspaceFrame';

const Gallery = import.meta.env.DEV ? lazy(() => import('../gallery/GalleryPage').then(({ GalleryPage }) => ({ default: GalleryPage }))) : undefined;

/** Language, colours and the session decide what is shown; everything below knows who is signed in. */
export function App() {
  return (
    <Themed>
      <ErrorBoundary>
        {Gallery && location.pathname === '/_gallery' ? (
          <Suspense>
            <Gallery />
          </Suspense>
        ) : (
          <Pages />
        )}
      </ErrorBoundary>
    </Themed>
  );
}

function Pages() {
  const { t } = useTranslation();
  const session = useSession();
  useFollowedPreferences(session.data);
  const { pathname } = useLocation();
  if (session.isPending) return <Skeleton active className="page" />;
  if (!session.data) return <Fault error={session.error} onRetry={() => session.refetch()} />;
  if (!session.data.signedIn) {
    return (
      <Frame>
        <Welcome />
      </Frame>
    );
  }
  return (
    <Frame session={session.data}>
      <ErrorBoundary place={pathname}>
        <Suspense fallback={<Skeleton active />}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/workspaces" element={<WorkspacesPage />} />
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
            <Route path="/cost" element={<AccountCostPage />} />
            <Route path="/runs/:run" element={<RunPage />} />
            <Route path="/signed-in" element={<SignedIn />} />
            <Route path="/account" element={<AccountPage />} />
            <Route path="/announcements" element={<AnnouncementsPage />} />
            <Route path="/audit" element={<AuditPage />} />
            <Route path="/administration/:part?" element={<AdministrationPage />} />
            <Route path="*" element={<Empty title={t('app.unknownPage')} hint={t('app.unknownPageHint')} />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Frame>
  );
}
