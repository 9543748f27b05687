import { Button, Input } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Row, Table } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Grid } from '../../ui/grid/Grid';
import type { GridColumn, GridPlace } from '../../ui/grid/types';
import { CellEditor } from './CellEditor';
import { ColumnChooser } from './ColumnChooser';
import { gridColumns } from './columns';
import { Conditions } from './Conditions';
import { ConflictDialog } from './ConflictDialog';
import type { Conflict } from './edit';
import { useHidden } from './hidden';
import { Selection } from './Selection';
import { TableMenu } from './TableMenu';
import { textOf } from './values';
import { useRows, useView } from './view';
import { WholeCell } from './WholeCell';

const HEAD = 54;
/** Longer texts are edited where they can be seen. */
const IN_PLACE = 200;

interface Opened {
  row: string;
  column: Column;
}

/** One table: rows come from the server as they are scrolled to; order, search and conditions are the server's work. */
export function TableGrid({ workspace, table, writable }: { workspace: string; table: Table; writable: boolean }) {
  const { t, i18n } = useTranslation();
  const view = useView();
  const rows = useRows(workspace, table, view);
  const { hidden, hide } = useHidden(workspace, table.name);
  const [editing, setEditing] = useState<Opened>();
  const [whole, setWhole] = useState<Opened>();
  const [conflict, setConflict] = useState<Conflict>();
  const [goTo, setGoTo] = useState<GridPlace>();
  const draft = useRef<string>(undefined);
  const narrowed = view.conditions.length > 0 || view.search !== '';

  // one and the same, so that cells that have not changed are not drawn again
  const readWhole = useCallback((row: Row, column: Column) => setWhole({ row: row.name, column }), []);
  const shown = useMemo(() => table.columns.filter(({ name }) => !hidden.has(name)), [table.columns, hidden]);
  const open = (row: Row, { key }: Pick<GridColumn<Row>, 'key'>) => {
    const column = table.columns.find(({ name }) => name === key);
    if (!column) return;
    const text = textOf(row.attributes[key]);
    const inPlace = writable && !row.cut?.includes(key) && text.length <= IN_PLACE && !text.includes('\n') && column.type !== 'json';
    draft.current = undefined;
    if (inPlace) setEditing({ row: row.name, column });
    else setWhole({ row: row.name, column });
  };
  const done = (step: number) => {
    if (!editing) return;
    const row = rows.items.findIndex(({ name }) => name === editing.row);
    const column = shown.findIndex(({ name }) => name === editing.column.name) + 1 + step;
    setEditing(undefined);
    setGoTo({ row, column, turn: Date.now() });
  };
  const editor = (row: Row, column: Column) =>
    editing?.row === row.name && editing.column.name === column.name ? (
      <CellEditor
        workspace={workspace}
        table={table.name}
        row={row}
        column={column}
        draft={draft.current}
        onDraft={(text) => (draft.current = text)}
        onDone={done}
        onConflict={(found) => {
          setEditing(undefined);
          setConflict(found);
        }}
      />
    ) : undefined;
  const columns = gridColumns({ table, shown, view, workspace, editor, onWhole: readWhole, onHide: (name) => hide(new Set([...hidden, name])), t, language: i18n.language });
  return (
    <>
      <div className="tools">
        <Input.Search key={view.search} allowClear defaultValue={view.search} onSearch={view.setSearch} placeholder={t('data.search')} aria-label={t('data.search')} className="data-search" />
        <Conditions table={table} conditions={view.conditions} onChange={view.setConditions} />
        <ColumnChooser table={table} hidden={hidden} onChange={hide} />
        <TableMenu workspace={workspace} table={table} view={view} writable={writable} />
      </div>
      {rows.isError && <Fault error={rows.error} onRetry={() => rows.refetch()} />}
      <div data-testid="grid">
        <Grid<Row>
          label={table.name}
          columns={columns}
          rows={rows.items}
          rowKey={rowName}
          total={narrowed ? undefined : table.rows}
          loading={rows.isFetching}
          onMore={rows.hasNextPage ? () => void rows.fetchNextPage() : undefined}
          chosen={view.chosen}
          onChoose={view.setChosen}
          onOpen={open}
          height={Math.max(320, window.innerHeight - 370)}
          headHeight={HEAD}
          goTo={goTo}
        />
      </div>
      {rows.isSuccess && rows.items.length === 0 && narrowed && (
        <Empty title={t('data.nothingFound')} hint={t('data.nothingFoundHint')}>
          <Button onClick={() => (view.search ? view.setSearch('') : view.setConditions([]))}>{view.search ? t('data.clearSearch') : t('data.clearFilter')}</Button>
        </Empty>
      )}
      <Selection workspace={workspace} table={table} names={[...view.chosen]} writable={writable} onDone={() => view.setChosen(new Set())} />
      {whole && <WholeCell workspace={workspace} table={table.name} {...whole} writable={writable} onClose={() => setWhole(undefined)} onConflict={setConflict} />}
      {conflict && <ConflictDialog workspace={workspace} table={table.name} conflict={conflict} onConflict={setConflict} onDone={() => setConflict(undefined)} />}
    </>
  );
}

function rowName(row: Row): string {
  return row.name;
}
