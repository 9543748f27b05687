import { useMemo } from 'react';
import { Grid } from '../../../ui/grid/Grid';
import type { GridColumn } from '../../../ui/grid/types';
import { parsed } from './table';

const WIDTH = 140;

/** Lines of a TSV or CSV file as a grid; the first one is the header. */
export function TablePreview({ text, name }: { text: string; name: string }) {
  const { header, rows } = useMemo(() => parsed(text), [text]);
  const columns = useMemo(
    () =>
      header.map((title, index): GridColumn<{ number: number; cells: string[] }> => ({
        key: String(index),
        title,
        width: WIDTH,
        align: rows.slice(0, 50).every(({ cells }) => (cells[index] ?? '') === '' || !Number.isNaN(Number(cells[index]))) ? 'right' : undefined,
        render: ({ cells }) => cells[index] ?? '',
      })),
    [header, rows],
  );
  return <Grid label={name} columns={columns} rows={rows} rowKey={(row) => String(row.number)} height={420} />;
}
