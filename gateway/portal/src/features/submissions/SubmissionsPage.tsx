import { Skeleton, Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSubmissions } from '../../api/lists';
import type { Submission } from '../../api/types';
import { useWorkspaceId } from '../../api/workspaces';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { More } from '../../ui/More';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import { Counts } from './Counts';

/** What was launched in a workspace, the latest first. */
export function SubmissionsPage() {
  const { t, i18n } = useTranslation();
  const workspace = useWorkspaceId();
  const found = useSubmissions(workspace, { every: 5_000 });
  return (
    <>
      <Heading title={t('submissions.title')} what={t('submissions.what')} />
      {found.isPending && <Skeleton active />}
      {found.isError && <Fault error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && found.items.length === 0 && <Empty title={t('submissions.none')} hint={t('submissions.noneHint')} />}
      {found.items.length > 0 && (
        <Grid<Submission>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={found.items}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('submissions.name'), render: (_, one) => <Link to={one.id}>{one.name || one.workflow}</Link> },
            { title: t('submissions.workflow'), dataIndex: 'workflow' },
            { title: t('submissions.table'), dataIndex: 'table' },
            { title: t('submissions.state'), render: (_, one) => <State state={one.state} /> },
            { title: t('submissions.rows'), render: (_, one) => <Counts counts={one.counts} /> },
            { title: t('submissions.started'), render: (_, one) => <Time iso={one.createdAt} /> },
            { title: t('submissions.time'), align: 'right', render: (_, one) => duration(one.createdAt, one.endedAt, i18n.language) },
          ]}
        />
      )}
      <More pages={found} />
    </>
  );
}
