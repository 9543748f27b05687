import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/client';
import { Loaded } from '../../ui/Loaded';
import { LogView } from '../../ui/log/LogView';
import { useTask } from './tasks';

/** What the command said; of a failed one from the last line that sounds like an error. */
export function CallLog({ task, live, failed }: { task: string; live: boolean; failed: boolean }) {
  const { t } = useTranslation();
  const [stream, setStream] = useState('stderr');
  const found = useTask(task, live);
  return (
    <Loaded query={found}>
      {(whole) => (
        <>
          <Segmented size="small" value={stream} onChange={setStream} options={['stderr', 'stdout']} aria-label={t('run.stream')} style={{ marginBottom: 8 }} />
          <LogView key={stream} path={address`/api/tes/tasks/${task}/logs/${String(Math.max(1, whole.logs?.length ?? 1))}/0/${stream}`} live={live} atError={failed} />
        </>
      )}
    </Loaded>
  );
}
