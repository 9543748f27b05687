import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { OpenRuns } from './OpenRuns';
import { OpenTasks } from './OpenTasks';

const KINDS = ['runs', 'tasks'] as const;

/** What is under way for everyone: runs, and the tasks that hold the processors. */
export function Work() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind') === 'tasks' ? 'tasks' : 'runs';
  return (
    <>
      <div className="tools">
        <Segmented
          aria-label={t('administration.kind')}
          value={kind}
          onChange={(value) => setParams(value === 'tasks' ? { kind: 'tasks' } : {}, { replace: true })}
          options={KINDS.map((value) => ({ value, label: t(`administration.kinds.${value}`) }))}
        />
        <span className="quiet">{t('administration.workHint')}</span>
      </div>
      {kind === 'runs' ? <OpenRuns /> : <OpenTasks />}
    </>
  );
}
