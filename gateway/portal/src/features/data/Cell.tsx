import { ExpandAltOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { memo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Column, Row } from '../../api/types';
import { Chip } from '../../ui/Chip';
import { Time } from '../../ui/Time';
import { FileChip } from './FileChip';
import { RowPreview } from './RowPreview';
import { CUT, rowAddress } from './view';
import { textOf } from './values';

interface Props {
  row: Row;
  column: Column;
  workspace: string;
  onWhole: (row: Row, column: Column) => void;
  /** The words come from the grid: asking for them in each of hundreds of cells is felt when one scrolls. */
  t: TFunction;
  language: string;
}

/** Longer texts have a way to be read whole beside them. */
const LONG = 40;
const CHIPS = 8;

/** A cell by its type: references lead to the row they name, files show their name, a run's mark leads to the run. */
export const Cell = memo(function Cell({ row, column, workspace, onWhole, t, language }: Props) {
  const value = row.attributes[column.name];
  const mark = row.writtenBy?.[column.name];
  const text = textOf(value);
  const long = row.cut?.includes(column.name) || (!column.target && column.type !== 'file' && (text.length > LONG || text.includes('\n')));
  return (
    <span className="cell" data-type={column.type}>
      <span className="cell-text"><Content value={value} text={text} column={column} workspace={workspace} cut={row.cut?.includes(column.name) ?? false} language={language} /></span>
      {long && (
        <button type="button" className="cell-sign" onClick={() => onWhole(row, column)} aria-label={t('data.readWhole', { column: column.name, row: row.name })}>
          <ExpandAltOutlined aria-hidden />
        </button>
      )}
      {mark && (
        <Tooltip title={<>{t('data.byRun')} <Time iso={mark.startedAt} /></>}>
          <Link to={`/runs/${mark.run}`} className="cell-sign" aria-label={t('data.byRunOf', { column: column.name, row: row.name })}>
            <ThunderboltOutlined aria-hidden />
          </Link>
        </Tooltip>
      )}
    </span>
  );
});

function Content({ value, text, column, workspace, cut, language }: { value: unknown; text: string; column: Column; workspace: string; cut: boolean; language: string }) {
  if (value === undefined || value === null) return null;
  if (column.target && !cut) {
    const names = Array.isArray(value) ? value.map(String) : [text];
    return (
      <>
        {names.slice(0, CHIPS).map((name) => (
          <Chip key={name} kind="reference" text={name} to={rowAddress(workspace, column.target!, name)} preview={<RowPreview workspace={workspace} table={column.target!} name={name} />} />
        ))}
        {names.length > CHIPS && <span className="quiet">+{new Intl.NumberFormat(language).format(names.length - CHIPS)}</span>}
      </>
    );
  }
  if (column.type === 'file') return <FileChip address={text} />;
  if (column.type === 'number') return <span className="number">{grouped(language, value)}</span>;
  return <>{text.slice(0, CUT)}</>;
}

const formats = new Map<string, Intl.NumberFormat>();

/** One format a language: making one for each cell would be felt. */
function grouped(language: string, value: unknown): string {
  let format = formats.get(language);
  if (!format) formats.set(language, (format = new Intl.NumberFormat(language, { maximumFractionDigits: 20 })));
  return typeof value === 'number' ? format.format(value) : textOf(value);
}
