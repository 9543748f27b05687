import { type ComponentType, lazy } from 'react';

/** Each page is a file of its own in the build and loads when it is opened. */
function page<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) {
  return lazy(() => load().then((loaded) => ({ default: loaded[name] })));
}

export const AccountCostPage = page('AccountCostPage', () => import('../features/cost/AccountCostPage'));
export const AccountPage = page('AccountPage', () => import('../features/account/AccountPage'));
export const AdministrationPage = page('AdministrationPage', () => import('../features/administration/AdministrationPage'));
export const AnnouncementsPage = page('AnnouncementsPage', () => import('../features/announcements/AnnouncementsPage'));
export const AuditPage = page('AuditPage', () => import('../features/audit/AuditPage'));
export const CostPage = page('CostPage', () => import('../features/cost/CostPage'));
export const DataPage = page('DataPage', () => import('../features/data/DataPage'));
export const FilesPage = page('FilesPage', () => import('../features/files/FilesPage'));
export const HomePage = page('HomePage', () => import('../features/home/HomePage'));
export const LaunchPage = page('LaunchPage', () => import('../features/launch/LaunchPage'));
export const MembersPage = page('MembersPage', () => import('../features/members/MembersPage'));
export const OverviewPage = page('OverviewPage', () => import('../features/overview/OverviewPage'));
export const RunPage = page('RunPage', () => import('../features/run/RunPage'));
export const SubmissionPage = page('SubmissionPage', () => import('../features/submissions/SubmissionPage'));
export const SubmissionsPage = page('SubmissionsPage', () => import('../features/submissions/SubmissionsPage'));
export const WorkflowPage = page('WorkflowPage', () => import('../features/workflows/WorkflowPage'));
export const WorkflowsPage = page('WorkflowsPage', () => import('../features/workflows/WorkflowsPage'));
export const WorkspacesPage = page('WorkspacesPage', () => import('../features/workspaces/WorkspacesPage'));
