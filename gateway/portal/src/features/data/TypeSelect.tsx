import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { typeWords } from './values';

const PLAIN = ['text', 'number', 'boolean', 'file', 'list', 'json'];

interface Props {
  name: string;
  value: string;
  /** Tables that a reference may lead to; without any, references are not offered. */
  tables?: string[];
  onChange: (type: string) => void;
}

/** What a column holds. */
export function TypeSelect({ name, value, tables = [], onChange }: Props) {
  const { t } = useTranslation();
  const leads = tables.flatMap((table) => [`reference(${table})`, `references(${table})`]);
  const known = [...PLAIN, ...leads];
  return (
    <Select
      size="small"
      aria-label={t('data.typeOf', { column: name })}
      value={value}
      onChange={onChange}
      options={(known.includes(value) ? known : [value, ...known]).map((type) => ({ value: type, label: typeWords(type, t) }))}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      showSearch
      style={{ width: '100%' }}
    />
  );
}
