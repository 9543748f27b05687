import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Configuration, Description } from '../../api/types';
import { CopyText } from '../../ui/CopyText';
import { WorkflowGraph } from '../../ui/wdl/WorkflowGraph';

/** The workflow and which version of it; its picture where there is one. */
export function What({ configuration, description }: { configuration: Configuration; description?: Description }) {
  const { t } = useTranslation();
  return (
    <div className="launch-what">
      <dl className="facts">
        <dt>{t('launch.workflow')}</dt>
        <dd><Link to=".." relative="path">{configuration.workflow.name}</Link></dd>
        <dt>{t('launch.version')}</dt>
        <dd><CopyText text={configuration.digest} shown={configuration.digest.slice(0, 12)} /> <Link to="..?tab=versions" relative="path">{t('launch.versions')}</Link></dd>
        {description?.wdlVersion && <><dt>{t('launch.language')}</dt><dd>WDL {description.wdlVersion}</dd></>}
        {description && <><dt>{t('launch.tasks')}</dt><dd className="number">{description.calls.length}</dd></>}
      </dl>
      {(description?.graph?.nodes.length ?? 0) > 0 && <WorkflowGraph label={configuration.workflow.name ?? configuration.name} graph={description?.graph} most={260} />}
    </div>
  );
}
