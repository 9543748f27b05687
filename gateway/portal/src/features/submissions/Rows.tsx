import { Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Submission, SubmissionRow } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { FaultLine } from '../../ui/FaultLine';
import { More } from '../../ui/More';
import { State } from '../../ui/State';
import { duration } from '../../ui/Time';
import { useRowsFollow } from './live';
import { useWaiting } from './waiting';

interface Props {
  workspace: string;
  submission: Submission;
  state?: string;
  live: boolean;
}

/** The rows of a submission, each with its run and, where it failed, the sentence that says why. */
export function Rows({ workspace, submission, state, live }: Props) {
  const { t, i18n } = useTranslation();
  const rows = usePages<SubmissionRow>(
    ['submissionRows', submission.id, state],
    (asked) => api.workspace.get('/workspaces/{workspace}/submissions/{id}/rows', { path: { workspace, id: submission.id }, query: { state, ...asked } }) as Promise<{ items: SubmissionRow[] }>,
    { pageSize: 100 },
  );
  useRowsFollow(submission);
  const waits = useWaiting(submission, rows.items, live);
  if (rows.isError && rows.items.length === 0) return <Fault error={rows.error} onRetry={() => rows.refetch()} />;
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
          { title: submission.table ?? t('submissions.row'), render: (_, row) => (row.run ? <Link to={`/runs/${row.run}`} title={t('submissions.openRun')}>{row.row}</Link> : row.row) },
          { title: t('submissions.state'), render: (_, row) => <State state={row.state} /> },
          { title: t('submissions.why'), render: (_, row) => <Why failure={row.failure} waits={waits(row)} /> },
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

function Why({ failure, waits }: { failure: SubmissionRow['failure']; waits?: string }) {
  if (waits) return <span className="quiet">{waits}</span>;
  if (!failure) return null;
  return (
    <div className="why">
      {failure.sentence ?? failure.detail}
      {failure.faults?.map((fault, index) => (
        <div key={index}><FaultLine {...fault} /></div>
      ))}
    </div>
  );
}
