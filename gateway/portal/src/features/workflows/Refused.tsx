import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { Fault } from '../../ui/Fault';
import type { Told } from '../../ui/wdl/faults';

/** Why it was not kept: what belongs to a field stands there and is only counted here; a change by somebody else can be looked at. */
export function Refused({ error, rest, onTheirs }: { error: unknown; rest: Told; onTheirs: () => void }) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError)) return <Fault error={error} />;
  if (error.status === 412) {
    return <Alert type="warning" showIcon title={t('workflows.changedMeanwhile')} action={<Button onClick={onTheirs}>{t('workflows.seeTheirs')}</Button>} />;
  }
  return <Fault error={new ApiError(error.status, { ...error.problem, faults: rest })} />;
}
