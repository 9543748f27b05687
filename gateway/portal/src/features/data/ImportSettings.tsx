import { Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportCheck } from '../../api/types';
import type { Kind, Settings } from './check';
import { useNumber } from '../../ui/useNumber';

const ENCODINGS = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE', 'windows-1252'];
const SEPARATORS = ['tab', 'comma', 'semicolon', 'bar'];

interface Props {
  settings: Settings;
  check: ImportCheck;
  kind: Kind;
  onChange: (said: Partial<Settings>) => void;
}

/** How the file was read, which can be said otherwise, and what it would do. */
export function ImportSettings({ settings, check, kind, onChange }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <Space wrap size={[20, 8]} className="import-settings">
      <label>
        {t('data.separator')}{' '}
        <Select
          aria-label={t('data.separator')}
          value={settings.separator ?? check.separator}
          onChange={(separator: string) => onChange({ separator })}
          options={SEPARATORS.map((value) => ({ value, label: t(`data.separators.${value}`) }))}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        {t('data.encoding')}{' '}
        <Select
          aria-label={t('data.encoding')}
          value={settings.encoding ?? check.encoding}
          onChange={(encoding: string) => onChange({ encoding })}
          options={ENCODINGS.map((value) => ({ value }))}
          popupMatchSelectWidth={false}
        />
      </label>
      {kind === 'tables' && check.table && <span>{t('data.intoTable')} <strong>{check.table}</strong></span>}
      {check.totalFaults === 0 && (
        <span data-testid="effect">
          {kind === 'tables' ? t('data.effect', { rows: number(check.rows), added: number(check.added), changed: number(check.changed) }) : t('data.effectData', { rows: number(check.rows), added: number(check.added), changed: number(check.changed) })}
        </span>
      )}
    </Space>
  );
}
