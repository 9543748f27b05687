import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCheck } from '../../api/types';
import { faulty, type Place } from './places';
import { TypeSelect } from './TypeSelect';

interface Props {
  check: ImportCheck;
  place?: Place;
  onType: (key: string, type: string) => void;
}

/** Values of the workspace as they would be kept, a key a line. The file has keys in its first row and values in the second. */
export function DataPreview({ check, place, onType }: Props) {
  const { t } = useTranslation();
  const faults = faulty(check.faults);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place?.column) box.current?.querySelector(`[data-column="${place.column}"]`)?.scrollIntoView({ block: 'center' });
  }, [place]);
  return (
    <div ref={box} className="data-preview" tabIndex={0} role="region" aria-label={t('data.preview')}>
      <table>
        <thead>
          <tr><th scope="col">{t('data.key')}</th><th scope="col">{t('data.type')}</th><th scope="col">{t('data.value')}</th></tr>
        </thead>
        <tbody>
          {check.lines.map(({ line, cells: [key, value] }, index) => {
            const fault = faults.get(`2:${line}`) ?? faults.get(`1:${line}`);
            return (
              <tr key={line} data-column={line} data-fault={fault ? true : undefined}>
                <th scope="row">{key}</th>
                <td><TypeSelect name={key} value={check.columns[index]?.type ?? 'text'} onChange={(type) => onType(key, type)} /></td>
                <td className="breakable" title={fault}>{value}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
