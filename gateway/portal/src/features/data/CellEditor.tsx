import { Popover } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { Column, Row } from '../../api/types';
import { Conflict, useEdit } from './edit';
import { ValueInput } from './ValueInput';
import { same, textOf, typed } from './values';

interface Props {
  workspace: string;
  table: string;
  row: Row;
  column: Column;
  /** What was typed before the cell was scrolled out of sight. */
  draft?: string;
  onDraft: (text: string) => void;
  /** How many columns to the right its reader goes on. */
  onDone: (step: number) => void;
  onConflict: (conflict: Conflict) => void;
}

/** A cell while it is typed into: Enter keeps, Escape leaves it as it was, Tab keeps and goes on. What is refused stays, with the reason. */
export function CellEditor({ workspace, table, row, column, draft, onDraft, onDone, onConflict }: Props) {
  const { t } = useTranslation();
  const before = row.attributes[column.name];
  const [text, setText] = useState(draft ?? textOf(before));
  const [wrong, setWrong] = useState<string>();
  const edit = useEdit(workspace, table);
  const latest = useRef(text);
  const busy = useRef(false);
  const change = (next: string) => {
    latest.current = next;
    setText(next);
    setWrong(undefined);
    onDraft(next);
  };
  const leave = (step: number) => {
    busy.current = true;
    onDone(step);
  };
  const keep = (step: number) => {
    if (busy.current) return;
    const next = latest.current;
    const read = typed(next, column.type);
    if ('fault' in read) return setWrong(t(`data.wrong.${read.fault}`));
    if (same(read.value, before) || next === textOf(before)) return leave(step);
    busy.current = true;
    edit.mutate(
      { row, column: column.name, value: read.value },
      {
        onSuccess: () => leave(step),
        onError: (fault) => {
          busy.current = false;
          if (fault instanceof Conflict) onConflict(fault);
          else setWrong(reason(fault, t('fault.noConnection')));
        },
      },
    );
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    // in a list of several, Enter chooses one more
    const chooses = column.type === 'references' || column.type === 'boolean';
    if (event.key === 'Escape') leave(0);
    else if (event.key === 'Enter' && !chooses) keep(0);
    else if (event.key === 'Tab') {
      event.preventDefault();
      keep(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <Popover open={wrong !== undefined} content={<span role="alert">{wrong}</span>} placement="bottomLeft">
      <span className="cell-editor" onKeyDown={pressed} onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()} aria-busy={edit.isPending}>
        <ValueInput workspace={workspace} column={column} text={text} onText={change} onChoose={() => keep(0)} onBlur={() => keep(0)} invalid={wrong !== undefined} autoFocus />
      </span>
    </Popover>
  );
}

function reason(fault: unknown, noConnection: string): string {
  if (!(fault instanceof ApiError)) return noConnection;
  return fault.problem.faults?.map(({ detail }) => detail).join(' ') || fault.message;
}
