import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';
import { ChooseRows } from './ChooseRows';
import { ChooseSet } from './ChooseSet';
import type { Choices } from './submission';
import { useNumber } from '../../ui/useNumber';

interface Props {
  workspace: string;
  table?: Table;
  /** The table that the configuration names, which may not be there any more. */
  named?: string;
  tables: Table[];
  choices: Choices;
  onChange: (choices: Partial<Choices>) => void;
}

/** Every row of the table, chosen ones, or the members of a set: a row of another table that refers to rows of this one. */
export function OnWhat({ workspace, table, named, tables, choices, onChange }: Props) {
  const { t } = useTranslation();
  const write = useNumber();
  if (!named) return <p>{t('launch.noTable')}</p>;
  if (!table) return <p>{t('launch.tableGone', { table: named })}</p>;
  const sets = tables.flatMap((one) => one.columns.filter((column) => column.type === 'references' && column.target === table.name).map((column) => ({ table: one.name, column: column.name ?? '' })));
  const number = write(table.rows);
  return (
    <>
      <Radio.Group
        className="radios"
        value={choices.which}
        onChange={(event) => onChange({ which: event.target.value as Choices['which'] })}
        options={[
          { value: 'all', label: t('launch.allRows', { count: table.rows, number, table: table.name }) },
          { value: 'some', label: t('launch.someRows') },
          ...(sets.length > 0 ? [{ value: 'set', label: t('launch.setRows') }] : []),
        ]}
      />
      {choices.which === 'some' && <ChooseRows workspace={workspace} table={table} rows={choices.rows} onChange={(rows) => onChange({ rows })} />}
      {choices.which === 'set' && <ChooseSet workspace={workspace} sets={sets} set={choices.set} onChange={(set) => onChange({ set })} />}
    </>
  );
}
