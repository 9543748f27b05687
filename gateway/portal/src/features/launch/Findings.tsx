import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { Fault } from '../../ui/Fault';
import { FaultLine } from '../../ui/FaultLine';
import { faultsOf } from '../../ui/wdl/faults';
import type { Check } from './useCheck';
import { useNumber } from '../../ui/useNumber';

/** All rows at once: ready, or every fault with its row and input; warnings do not keep a launch from starting. */
export function Findings({ check }: { check: Check }) {
  const { t } = useTranslation();
  const write = useNumber();
  if (!check.current) return <span className="quiet"><Spin size="small" /> {t('launch.checking')}</span>;
  if (check.isError) {
    const faults = faultsOf(check.error);
    if (faults.length === 0) return <Fault error={check.error} onRetry={() => void check.refetch()} />;
    const total = (check.error instanceof ApiError && check.error.problem.totalFaults) || faults.length;
    return (
      <div role="alert">
        <strong className="at-fault">✕ {t('launch.faults', { count: total, number: write(total) })}</strong>
        <Places items={faults} label={t('launch.faultList')} />
      </div>
    );
  }
  const warnings = check.data?.warnings ?? [];
  return (
    <>
      <strong className="at-ease">✓ {t('launch.checked', { count: check.data?.runs ?? 0, number: write(check.data?.runs ?? 0) })}</strong>
      {warnings.length > 0 && (
        <details>
          <summary className="at-warning">! {t('launch.warnings', { count: warnings.length })}</summary>
          <Places items={warnings} label={t('launch.warningList')} />
        </details>
      )}
    </>
  );
}

function Places({ items, label }: { items: { where?: string; detail: string }[]; label: string }) {
  return (
    <ol className="places-found" aria-label={label} tabIndex={0}>
      {items.map((item, index) => (
        <li key={index}><FaultLine {...item} /></li>
      ))}
    </ol>
  );
}
