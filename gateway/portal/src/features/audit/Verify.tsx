import { Alert, Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Verification } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { useNumber } from '../../ui/useNumber';
import { useExact } from '../../ui/zone';

/** Reads the whole chain again and says what was checked, when, up to where it is signed, and which entries do not hold. */
export function Verify() {
  const { t } = useTranslation();
  const exact = useExact();
  const verify = useMutation({ mutationFn: () => api.audit.post('/verifications') as Promise<Verification> });
  const format = useNumber();
  const numbers = verify.data && {
    entries: format(verify.data.entries),
    checkpoints: format(verify.data.checkpoints),
    until: format(verify.data.until),
    at: exact(new Date(verify.data.at ?? Date.now())),
  };
  return (
    <div className="tools">
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>{t('audit.verify')}</Button>
      {!verify.data && <span className="quiet">{t('audit.verifyHint')}</span>}
      {verify.isError && <Fault error={verify.error} />}
      {verify.data && (
        <Alert
          type={verify.data.ok ? 'success' : 'error'}
          showIcon
          data-testid="verified"
          title={t(verify.data.ok ? 'audit.whole' : 'audit.broken', numbers)}
          description={verify.data.faults.slice(0, 50).map((fault, index) => <div key={index}>{fault.detail}</div>)}
        />
      )}
    </div>
  );
}
