import { Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { SubmissionRow } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { State } from '../../ui/State';
import { duration } from '../../ui/Time';

interface Props {
  workspace: string;
  submission: string;
  table?: string;
  state?: string;
  live: boolean;
}

/** The rows of a submission, each with its run and, where it failed, the sentence that says why. */
export function Rows({ workspace, submission, table, state, live }: Props) {
  const { t, i18n } = useTranslation();
  const rows = usePages<SubmissionRow>(
    ['submissionRows', submission, state],
    (asked) => api.workspace.get('/workspaces/{workspace}/submissions/{id}/rows', { path: { workspace, id: submission }, query: { state, ...asked } }) as Promise<{ items: SubmissionRow[] }>,
    { pageSize: 100, every: live ? 3_000 : undefined },
  );
  if (rows.isError) return <Fault error={rows.error} onRetry={() => rows.refetch()} />;
  return (
    <>
      <Grid<SubmissionRow>
        size="small"
        rowKey="row"
        pagination={false}
        loading={rows.isPending}
        dataSource={rows.items}
        scroll={{ x: 'max-content' }}
        style={{ marginTop: 12 }}
        data-testid="rows"
        columns={[
          { title: table ?? t('submissions.row'), dataIndex: 'row' },
          { title: t('submissions.state'), render: (_, row) => <State state={row.state} /> },
          { title: t('submissions.run'), render: (_, row) => row.run && <Link to={`/runs/${row.run}`}>{t('submissions.openRun')}</Link> },
          { title: t('submissions.why'), render: (_, row) => <Why failure={row.failure} /> },
          {
            title: t('submissions.time'),
            align: 'right',
            render: (_, row) => row.startedAt && duration(row.startedAt, row.endedAt, i18n.language),
          },
        ]}
      />
      <More pages={rows} />
    </>
  );
}

function Why({ failure }: { failure: SubmissionRow['failure'] }) {
  if (!failure) return null;
  return (
    <div className="why">
      {failure.sentence ?? failure.detail}
      {failure.faults?.map((fault, index) => (
        <div key={index}>{fault.where ? `${fault.where}: ` : ''}{fault.detail}</div>
      ))}
    </div>
  );
}
