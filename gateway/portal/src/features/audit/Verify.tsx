import { Alert, Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Verification } from '../../api/types';
import { Fault } from '../../ui/Fault';

/** Reads the whole chain again and says what was checked, and which entries do not hold. */
export function Verify() {
  const { t, i18n } = useTranslation();
  const verify = useMutation({ mutationFn: () => api.audit.post('/verifications') as Promise<Verification> });
  const format = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <div className="tools">
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>{t('audit.verify')}</Button>
      {verify.isError && <Fault error={verify.error} />}
      {verify.data && (
        <Alert
          type={verify.data.ok ? 'success' : 'error'}
          showIcon
          data-testid="verified"
          title={t(verify.data.ok ? 'audit.whole' : 'audit.broken', { entries: format(verify.data.entries), checkpoints: format(verify.data.checkpoints), until: format(verify.data.until) })}
          description={verify.data.faults.slice(0, 50).map((fault, index) => <div key={index}>{fault.detail}</div>)}
        />
      )}
    </div>
  );
}
