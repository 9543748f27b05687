import { AutoComplete, Button, Form } from 'antd';
import type { TFunction } from 'i18next';
import { memo, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluated, Structs, WorkflowInput } from '../../api/types';
import { completions, isExpression, type Known, literalOf, literalText } from './expressions';
import { LiveValue } from './LiveValue';
import { blank, isNested, parseType, type WdlType } from './types';
import { ValueEditor } from './ValueEditor';

interface Props {
  input: WorkflowInput;
  /** The name without the workflow's in front. */
  name: string;
  text: string;
  structs: Structs;
  known: Known;
  /** What it gives for the row that is looked at. */
  live?: Evaluated['values'][string];
  faults?: string[];
  disabled?: boolean;
  onChange: (name: string, text: string) => void;
}

/** Where one input comes from: an expression with its completions, or a value by its type; beside it what it gives, below what is wrong. */
export const ExpressionField = memo(function ExpressionField({ input, name, text, structs, known, live, faults, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const type = useMemo(() => parseType(input.type, structs), [input.type, structs]);
  const [asValue, setAsValue] = useState(() => isNested(type) && literalOf(text) !== undefined);
  const literal = literalOf(text);
  const shown = asValue && (text === '' || literal !== undefined);
  const toggle = () => {
    if (!shown && text === '' && isNested(type)) onChange(name, literalText(blank(type)));
    setAsValue(!shown);
  };
  return (
    <Form.Item
      className="expression"
      htmlFor={shown ? undefined : id}
      label={<>{name} <code className="quiet type">{input.type}</code></>}
      required={!input.optional}
      validateStatus={faults?.length ? 'error' : undefined}
      help={faults?.length ? faults.map((fault) => <div key={fault}>{fault}</div>) : undefined}
      extra={<LiveValue live={text.trim() === '' ? undefined : live} description={input.description} />}
    >
      <div className="expression-line">
        {shown ? (
          <ValueEditor type={type} value={literal?.value} onChange={(value) => onChange(name, literalText(value))} label={name} disabled={disabled} />
        ) : (
          <Expression id={id} name={name} text={text} type={type} known={known} placeholder={placeholder(input, t)} disabled={disabled} onChange={onChange} />
        )}
        {(shown || text === '' || (!isExpression(text) && literal !== undefined)) && (
          <Button type="text" size="small" onClick={toggle} disabled={disabled} aria-label={t(shown ? 'wdl.writeExpression' : 'wdl.writeValue', { name })}>
            {t(shown ? 'wdl.expression' : 'wdl.value')}
          </Button>
        )}
      </div>
    </Form.Item>
  );
});

function placeholder(input: WorkflowInput, t: TFunction): string {
  if (input.defaultText !== undefined) return t('wdl.default', { text: input.defaultText });
  return input.optional ? t('wdl.leftOut') : t('wdl.whereFrom');
}

type ExpressionProps = Pick<Props, 'name' | 'text' | 'known' | 'disabled' | 'onChange'> & { id: string; type: WdlType; placeholder: string };

function Expression({ id, name, text, type, known, placeholder, disabled, onChange }: ExpressionProps) {
  const [open, setOpen] = useState(false);
  const options = useMemo(() => (open ? completions(text, known, type, name) : []), [open, text, known, type, name]);
  return (
    <AutoComplete
      id={id}
      className="code"
      value={text}
      disabled={disabled}
      placeholder={placeholder}
      open={open && options.length > 0}
      onOpenChange={setOpen}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onChange={(next: string) => {
        setOpen(true);
        onChange(name, next ?? '');
      }}
      onSelect={(chosen: string) => setOpen(chosen.endsWith('.'))}
      showSearch={{ filterOption: false }}
      options={options.map(({ value, note, fits }) => ({ value, label: <span className="completion"><code className={fits ? undefined : 'quiet'}>{value}</code><span className="quiet">{note}</span></span> }))}
    />
  );
}
