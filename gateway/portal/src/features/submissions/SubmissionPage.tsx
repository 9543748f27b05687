import { Button, Popconfirm, Skeleton } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Submission } from '../../api/types';
import { useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { State } from '../../ui/State';
import { Cost } from '../../ui/Cost';
import { duration, Time } from '../../ui/Time';
import { Counts } from './Counts';
import { isEnded, useSubmission } from './live';
import { Rows } from './Rows';

/** One launch: how many rows are where, what failed and why, and what to do about it. */
export function SubmissionPage() {
  const { t, i18n } = useTranslation();
  const workspace = useWorkspaceId();
  const { submission = '' } = useParams();
  const path = { workspace, id: submission };
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? undefined;
  const setState = (chosen?: string) => setParams(chosen ? { state: chosen } : {}, { replace: true });
  const found = useSubmission(workspace, submission);
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  const one = found.data;
  const live = !isEnded(one);
  return (
    <>
      <Heading
        title={one.name || one.workflow}
        what={
          <>
            <State state={one.state} /> · <Time iso={one.createdAt} /> · {duration(one.createdAt, one.endedAt, i18n.language)} · <Cost workspace={workspace} submission={submission} endedAt={one.endedAt} />
          </>
        }
        actions={<Actions workspace={workspace} submission={one} path={path} />}
      />
      {one.reason && <p>{t('submissions.reason', { reason: one.reason })}</p>}
      <p>
        <Link to={`/workspaces/${workspace}/workflows/${one.configuration}`}>{one.workflow}</Link>{' '}
        {one.rerunOf && <Link to={`/workspaces/${workspace}/submissions/${one.rerunOf}`}>{t('submissions.rerunOf')}</Link>}
      </p>
      <Counts counts={one.counts} chosen={state} onChoose={setState} />
      <Rows workspace={workspace} submission={one} state={state} live={live} />
    </>
  );
}

function Actions({ workspace, submission, path }: { workspace: string; submission: Submission; path: { workspace: string; id: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayCompute = useWorkspace(workspace).data?.canCompute;
  const abort = useMutation({
    mutationFn: () => api.workspace.post('/workspaces/{workspace}/submissions/{id}:abort', { path, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['submission', submission.id] }),
  });
  const rerun = useMutation({
    mutationFn: () => api.workspace.post('/workspaces/{workspace}/submissions/{id}:rerun', { path }),
    onSuccess: (made) => navigate(`/workspaces/${workspace}/submissions/${made.id}`),
  });
  if (!mayCompute) return null;
  const failed = (submission.counts.FAILED ?? 0) + (submission.counts.CANCELED ?? 0);
  return (
    <>
      {!isEnded(submission) && (
        <Popconfirm title={t('submissions.abortWhat')} okText={t('submissions.abort')} onConfirm={() => abort.mutate()}>
          <Button danger loading={abort.isPending}>{t('submissions.abort')}</Button>
        </Popconfirm>
      )}
      {isEnded(submission) && failed > 0 && (
        <Button type="primary" loading={rerun.isPending} onClick={() => rerun.mutate()}>
          {t('submissions.rerun', { count: failed })}
        </Button>
      )}
      {abort.isError && <Fault error={abort.error} />}
      {rerun.isError && <Fault error={rerun.error} />}
    </>
  );
}
