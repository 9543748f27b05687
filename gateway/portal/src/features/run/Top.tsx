import { Breadcrumb, Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '../../api/client';
import { useWorkspace } from '../../api/workspaces';
import type { Run } from '../../api/types';
import { Cost } from '../../ui/Cost';
import { CopyText } from '../../ui/CopyText';
import { Heading } from '../../ui/Heading';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import { useView } from './useView';
import { useNumber } from '../../ui/useNumber';

/** Where the run belongs, how it stands and since when, and why it failed. */
export function Top({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <>
      <Way run={run.run} />
      <Heading
        title={run.run.name || run.run.workflow || t('run.title')}
        what={<Standing run={run.run} />}
        actions={<Button icon={<DownloadOutlined aria-hidden />} href={address`/api/wes/runs/${run.run.id}/provenance`} download="ro-crate-metadata.json" title={t('run.provenanceHint')}>{t('run.provenance')}</Button>}
      />
      {run.failure && <Failure failure={run.failure} />}
    </>
  );
}

/** Its workspace, and the submission and row that it was launched for. */
function Way({ run }: { run: Run['run'] }) {
  const { t } = useTranslation();
  const workspace = useWorkspace(run.workspace);
  const home = `/workspaces/${run.workspace}`;
  return (
    <Breadcrumb
      style={{ marginBottom: 8 }}
      items={[
        { title: <Link to={home}>{workspace.data?.name ?? t('run.workspace')}</Link> },
        ...(run.submission ? [{ title: <Link to={`${home}/submissions/${run.submission}`}>{t('run.submission')}</Link> }] : []),
        { title: run.row ?? t('run.title') },
      ]}
    />
  );
}

function Standing({ run }: { run: Run['run'] }) {
  const { t, i18n } = useTranslation();
  const number = useNumber();
  return (
    <>
      <State state={run.state} />
      {' · '}
      {run.startedAt ? (
        <>
          {t('run.began')} <Time iso={run.startedAt} /> · {duration(run.startedAt, run.endedAt, i18n.language)}
        </>
      ) : (
        <>
          {t('run.accepted')} <Time iso={run.createdAt} />
        </>
      )}
      {run.cacheHits > 0 && ` · ${t('run.fromCache', { count: run.cacheHits, number: number(run.cacheHits) })}`} · <Cost workspace={run.workspace} run={run.id} endedAt={run.endedAt} /> <CopyText text={run.id} shown={run.id.slice(0, 8)} />
    </>
  );
}

function Failure({ failure }: { failure: NonNullable<Run['failure']> }) {
  const { t } = useTranslation();
  const [, change] = useView();
  return (
    <div role="alert" className="failure told" data-testid="failure">
      <strong>{failure.sentence}</strong>
      {failure.call && (
        <div className="failure-way">
          <code>{failure.call}</code>
          <Button type="primary" size="small" onClick={() => change({ call: failure.call, tab: 'log', attempt: undefined })}>{t('run.showLog')}</Button>
        </div>
      )}
    </div>
  );
}
