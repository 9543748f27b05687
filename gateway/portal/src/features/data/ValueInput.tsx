import { AutoComplete, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableRows } from '../../api/lists';
import type { Column } from '../../api/types';
import { nameColumn } from './view';

interface Props {
  workspace: string;
  column: Column;
  /** As text, which {@link typed} reads. */
  text: string;
  onText: (text: string) => void;
  /** A choice that needs no further word. */
  onChoose?: (text: string) => void;
  onBlur?: () => void;
  invalid?: boolean;
  autoFocus?: boolean;
}

/** What a value of the column's type is typed into: true or false are chosen, names of rows are completed. */
export function ValueInput({ workspace, column, text, onText, onChoose, onBlur, invalid, autoFocus }: Props) {
  const { t } = useTranslation();
  const common = { autoFocus, 'aria-label': column.name, status: invalid ? ('error' as const) : undefined };
  if (column.type === 'boolean') {
    const choose = (value: string) => {
      onText(value);
      onChoose?.(value);
    };
    const options = [{ value: 'true', label: 'true' }, { value: 'false', label: 'false' }, { value: '', label: t('data.emptyValue') }];
    return <Select {...common} defaultOpen={autoFocus} value={text} options={options} onChange={choose} onBlur={onBlur} style={{ width: '100%' }} />;
  }
  if (column.type === 'reference' || column.type === 'references') {
    return <Names workspace={workspace} column={column} text={text} onText={onText} onBlur={onBlur} common={common} />;
  }
  return (
    <Input
      {...common}
      value={text}
      inputMode={column.type === 'number' ? 'decimal' : undefined}
      placeholder={column.type === 'list' ? '["a", 1]' : undefined}
      onFocus={(event) => autoFocus && event.target.select()}
      onChange={(event) => onText(event.target.value)}
      onBlur={onBlur}
    />
  );
}

interface NamesProps extends Pick<Props, 'workspace' | 'column' | 'text' | 'onText' | 'onBlur'> {
  common: { autoFocus?: boolean; 'aria-label': string; status?: 'error' };
}

function Names({ workspace, column, text, onText, onBlur, common }: NamesProps) {
  const several = column.type === 'references';
  const [search, setSearch] = useState(several ? '' : text);
  const filter = JSON.stringify({ column: nameColumn(column.target!), op: 'contains', value: search });
  const found = useTableRows(workspace, column.target!, { filter: search ? filter : undefined, cut: '1' }, { pageSize: 20 });
  const options = found.items.map(({ name }) => ({ value: name }));
  if (several) {
    return (
      <Select
        {...common}
        mode="multiple"
        value={names(text)}
        options={options}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        onChange={(chosen: string[]) => onText(chosen.length ? JSON.stringify(chosen) : '')}
        onBlur={onBlur}
        maxTagCount={2}
        style={{ width: '100%' }}
      />
    );
  }
  const change = (value: string) => {
    onText(value);
    setSearch(value);
  };
  return <AutoComplete {...common} defaultOpen={common.autoFocus} value={text} options={options} defaultActiveFirstOption={false} onChange={change} onBlur={onBlur} style={{ width: '100%' }} />;
}

function names(text: string): string[] {
  try {
    const parsed = JSON.parse(text || '[]') as unknown;
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}
