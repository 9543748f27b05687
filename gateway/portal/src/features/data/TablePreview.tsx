import { useTranslation } from 'react-i18next';
import { useTables } from '../../api/lists';
import type { Column, ImportCheck } from '../../api/types';
import { Grid } from '../../ui/grid/Grid';
import type { GridColumn } from '../../ui/grid/types';
import { faulty, inGrid, type Place } from './places';
import { TypeSelect } from './TypeSelect';
import { typeText } from './values';
import { useNumber } from '../../ui/useNumber';

type Line = ImportCheck['lines'][number];

interface Props {
  check: ImportCheck;
  workspace: string;
  place?: Place;
  onType: (column: string, type: string) => void;
}

const MEMBERSHIP = 'membership:';

/** The first rows of the file as they would be read, and those with faults; the type of each column can be said. */
export function TablePreview({ check, workspace, place, onType }: Props) {
  const { t } = useTranslation();
  const write = useNumber();
  const tables = useTables(workspace).items.map(({ name }) => name);
  const faults = faulty(check.faults);
  const typed = !check.header[0]?.startsWith(MEMBERSHIP);
  const columns: GridColumn<Line>[] = [
    { key: 'line', title: <span className="preview-head">{t('data.line')}</span>, width: 64, render: ({ line }) => <span className="quiet" data-fault={faults.has(`${line}:`) || undefined} title={faults.get(`${line}:`)}>{line}</span> },
    ...check.header.map((name, index) => ({
      key: String(index),
      title: <Head name={name} column={typed && index > 0 ? check.columns[index - 1] : undefined} tables={tables} fault={faults.get(`1:${index + 1}`)} onType={onType} />,
      width: 190,
      align: check.columns[index - 1]?.type === 'number' ? ('right' as const) : undefined,
      render: ({ line, cells }: Line) => {
        const fault = faults.get(`${line}:${index + 1}`);
        return <span data-fault={fault ? true : undefined} title={fault ?? cells[index]}>{cells[index]}</span>;
      },
    })),
  ];
  const rows = write(check.rows);
  return (
    <div data-testid="import-preview">
      <Grid<Line> label={t('data.preview')} columns={columns} rows={check.lines} rowKey={({ line }) => String(line)} headHeight={68} height={320} goTo={inGrid(check, place)} />
      {check.lines.length < check.rows && <p className="quiet">{t('data.previewSome', { rows })}</p>}
    </div>
  );
}

function Head({ name, column, tables, fault, onType }: { name: string; column?: Column; tables: string[]; fault?: string; onType: (column: string, type: string) => void }) {
  return (
    <span className="preview-head">
      <span className="head-name" title={fault ?? name} data-fault={fault ? true : undefined}>{column?.name ?? name}</span>
      {column && <TypeSelect name={column.name} value={typeText(column)} tables={tables} onChange={(type) => onType(column.name, type)} />}
    </span>
  );
}
