import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Column } from '../../api/types';

interface Props {
  value: unknown;
  column: Column;
  workspace: string;
  onEdit: () => void;
}

/** A cell by its type: references lead to the row they name, files show their last part, the rest is text. Enter or a double click edits. */
export function Cell({ value, column, workspace, onEdit }: Props) {
  const { t } = useTranslation();
  return (
    <div
      className="cell"
      tabIndex={0}
      role="button"
      title={t('data.editCell', { column: column.name })}
      onDoubleClick={onEdit}
      onKeyDown={(event) => event.key === 'Enter' && onEdit()}
    >
      <Content value={value} column={column} workspace={workspace} />
    </div>
  );
}

function Content({ value, column, workspace }: Omit<Props, 'onEdit'>) {
  const { i18n } = useTranslation();
  if (value === undefined || value === null) return null;
  if (column.type === 'reference') return <Reference workspace={workspace} table={column.target!} name={String(value)} />;
  if (column.type === 'references' && Array.isArray(value)) {
    return value.map((name) => <Reference key={String(name)} workspace={workspace} table={column.target!} name={String(name)} />);
  }
  if (column.type === 'number') return <span className="number">{new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 20 }).format(Number(value))}</span>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <Tooltip title={text.length > 24 ? text.slice(0, 2_000) : undefined}>
      <span>{column.type === 'file' ? <Tag>{text.split('/').at(-1)}</Tag> : text.slice(0, 500)}</span>
    </Tooltip>
  );
}

function Reference({ workspace, table, name }: { workspace: string; table: string; name: string }) {
  const filter = JSON.stringify({ and: [{ column: `${table}_id`, op: '=', value: name }] });
  return (
    <Tag>
      <Link to={`/workspaces/${workspace}/data/${encodeURIComponent(table)}?filter=${encodeURIComponent(filter)}`}>{name}</Link>
    </Tag>
  );
}
