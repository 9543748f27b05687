import { Button, Input, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blank, type WdlType } from './types';

interface Props {
  type: WdlType;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What it is, for people who do not see it. */
  label: string;
  disabled?: boolean;
}

/** A value by its WDL type: a field for plain ones, a list, pairs or members for those that have parts. */
export function ValueEditor({ type, value, onChange, label, disabled }: Props) {
  const { t } = useTranslation();
  switch (type.kind) {
    case 'boolean':
      return <Select aria-label={label} disabled={disabled} allowClear value={typeof value === 'boolean' ? value : undefined} onChange={onChange} options={[{ value: true, label: 'true' }, { value: false, label: 'false' }]} style={{ minWidth: 120 }} />;
    case 'int':
    case 'float':
      return <InputNumber aria-label={label} disabled={disabled} value={typeof value === 'number' ? value : undefined} precision={type.kind === 'int' ? 0 : undefined} onChange={(number) => onChange(number ?? undefined)} style={{ minWidth: 160 }} />;
    case 'string':
    case 'file':
      return <Input aria-label={label} disabled={disabled} value={typeof value === 'string' ? value : ''} placeholder={type.kind === 'file' ? t('wdl.filePlace') : undefined} onChange={(event) => onChange(type.optional && event.target.value === '' ? undefined : event.target.value)} />;
    case 'array':
      return <Items type={type} value={value} onChange={onChange} label={label} disabled={disabled} />;
    case 'map':
      return <Entries type={type} value={value} onChange={onChange} label={label} disabled={disabled} />;
    case 'pair':
      return <Members members={[{ name: 'left', type: type.left }, { name: 'right', type: type.right }]} value={value} onChange={onChange} label={label} disabled={disabled} />;
    case 'struct':
      return <Members members={type.members} value={value} onChange={onChange} label={label} disabled={disabled} />;
    case 'json':
      return <Json value={value} onChange={onChange} label={label} disabled={disabled} />;
  }
}

type Part<Kind extends WdlType['kind']> = Omit<Props, 'type'> & { type: Extract<WdlType, { kind: Kind }> };

function Items({ type, value, onChange, label, disabled }: Part<'array'>) {
  const { t } = useTranslation();
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <div className="value-parts" role="group" aria-label={label}>
      {items.map((item, index) => (
        <div key={index} className="value-part">
          <span className="quiet number">{index + 1}</span>
          <ValueEditor type={type.item} value={item} onChange={(next) => onChange(items.with(index, next))} label={`${label} ${index + 1}`} disabled={disabled} />
          <Remove label={`${label} ${index + 1}`} onClick={() => onChange(items.toSpliced(index, 1))} disabled={disabled} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={disabled} onClick={() => onChange([...items, blank(type.item) ?? null])}>{t('wdl.addItem')}</Button>
    </div>
  );
}

function Entries({ type, value, onChange, label, disabled }: Part<'map'>) {
  const { t } = useTranslation();
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  const change = (index: number, entry: [string, unknown]) => onChange(Object.fromEntries(entries.with(index, entry)));
  return (
    <div className="value-parts" role="group" aria-label={label}>
      {entries.map(([key, one], index) => (
        <div key={index} className="value-part">
          <Input aria-label={t('wdl.key', { label, number: index + 1 })} value={key} disabled={disabled} onChange={(event) => change(index, [event.target.value, one])} style={{ maxWidth: 180 }} />
          <ValueEditor type={type.value} value={one} onChange={(next) => change(index, [key, next])} label={`${label} ${key}`} disabled={disabled} />
          <Remove label={`${label} ${key}`} onClick={() => onChange(Object.fromEntries(entries.toSpliced(index, 1)))} disabled={disabled} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={disabled || entries.some(([key]) => key === '')} onClick={() => onChange(Object.fromEntries([...entries, ['', blank(type.value) ?? null]]))}>{t('wdl.addEntry')}</Button>
    </div>
  );
}

function Members({ members, value, onChange, label, disabled }: Omit<Props, 'type'> & { members: { name: string; type: WdlType }[] }) {
  const given = (value ?? {}) as Record<string, unknown>;
  return (
    <div className="value-parts" role="group" aria-label={label}>
      {members.map(({ name, type }) => (
        <div key={name} className="value-member">
          <span>{name}{!type.optional && <span aria-hidden className="needed"> *</span>}</span>
          <ValueEditor type={type} value={given[name]} onChange={(next) => onChange({ ...given, [name]: next })} label={`${label} ${name}`} disabled={disabled} />
        </div>
      ))}
    </div>
  );
}

/** JSON while it is typed need not be whole; what is not is not given on. */
function Json({ value, onChange, label, disabled }: Omit<Props, 'type'>) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(value, null, 2) ?? '');
  const [broken, setBroken] = useState(false);
  const change = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <div className="value-parts">
      <Input.TextArea aria-label={label} className="code" autoSize={{ minRows: 2, maxRows: 12 }} value={text} status={broken ? 'error' : undefined} disabled={disabled} onChange={(event) => change(event.target.value)} />
      {broken && <span className="at-fault">{t('wdl.noJson')}</span>}
    </div>
  );
}

function Remove({ label, onClick, disabled }: { label: string; onClick: () => void; disabled?: boolean }) {
  const { t } = useTranslation();
  return <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('wdl.remove', { label })} onClick={onClick} disabled={disabled} />;
}
