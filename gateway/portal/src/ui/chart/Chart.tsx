import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from './Canvas';

const Canvas = lazy(() => import('./Canvas'));

interface Props {
  /** What it shows, in one line. */
  label: string;
  option: ChartOption;
  /** The same content as a table, for people who do not see the picture, or want the numbers. */
  table: { columns: string[]; rows: (string | number)[][] };
  height?: number;
  onSelect?: (name: string) => void;
}

/** A chart in the page's colours, drawn when it is needed, with its numbers one click away. */
export function Chart({ label, option, table, height = 260, onSelect }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="chart">
      <figcaption>
        <span id={id}>{label}</span>
        <Button type="link" size="small" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>{t(asTable ? 'chart.asPicture' : 'chart.asTable')}</Button>
      </figcaption>
      {!asTable && (
        <div role="img" aria-labelledby={id} style={{ height }}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
            <Canvas option={option} height={height} onSelect={onSelect} />
          </Suspense>
        </div>
      )}
      <div className={asTable ? 'chart-table' : 'unseen'} tabIndex={asTable ? 0 : undefined}>
        <table aria-labelledby={id}>
          <thead>
            <tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>{row.map((value, place) => (place === 0 ? <th key={place} scope="row">{value}</th> : <td key={place}>{value}</td>))}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
