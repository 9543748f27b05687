import { Alert, Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ImportCheck, ImportFault } from '../../api/types';
import type { Place } from './places';
import { tsv } from './values';
import { saveFile } from '../../ui/saveFile';
import { useNumber } from '../../ui/useNumber';

/** Every fault with its row and column; a click shows the cell. All of them can be taken away as a file. */
export function ImportFaults({ check, file, onGo }: { check: ImportCheck; file: string; onGo: (place: Place) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const save = () => {
    const lines = check.faults.map((fault) => [fault.line, fault.column, fault.column ? check.header[fault.column - 1] : '', fault.code, fault.detail]);
    saveFile(new Blob([tsv([['row', 'column', 'name', 'code', 'fault'], ...lines])], { type: 'text/tab-separated-values' }), `${file}.faults.tsv`);
  };
  const place = ({ line, column }: ImportFault) => {
    if (line === undefined) return '';
    return column ? t('data.placeCell', { line: number(line), column: check.header[column - 1] ?? column }) : t('data.placeRow', { line: number(line) });
  };
  return (
    <section className="faults" data-testid="faults" aria-label={t('data.faultList')}>
      <Alert
        type="error"
        showIcon
        title={t('data.faults', { count: check.totalFaults, number: number(check.totalFaults) })}
        description={check.faults.length < check.totalFaults ? t('data.faultsShown', { number: number(check.faults.length) }) : undefined}
        action={<Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={save}>{t('data.faultsFile')}</Button>}
      />
      <ul tabIndex={0} aria-label={t('data.faultList')}>
        {check.faults.map((fault, index) => (
          <li key={index}>
            <button type="button" className="link" onClick={() => onGo({ line: fault.line, column: fault.column, turn: Date.now() })} disabled={fault.line === undefined}>
              <span className="fault-place">{place(fault)}</span> {fault.detail}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
