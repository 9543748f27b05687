import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';
import { nameColumn, type Condition } from './view';

const ORDERED = ['=', '!=', '<', '<=', '>', '>=', 'empty', 'notEmpty'] as const;
const WORDS = ['contains', '=', '!=', 'empty', 'notEmpty'] as const;
const TRUTHS = ['=', '!=', 'empty', 'notEmpty'] as const;

interface Props {
  table: Table;
  /** A header's own column; otherwise it is chosen here. */
  column?: string;
  onAdd: (condition: Condition) => void;
}

/** One more condition, with what the column's type can be asked. */
export function ConditionForm({ table, column, onAdd }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ column: string; op?: string; value?: string }>();
  const names = [nameColumn(table.name), ...table.columns.map(({ name }) => name)];
  const chosen = Form.useWatch('column', form) ?? column ?? names[0];
  const type = table.columns.find(({ name }) => name === chosen)?.type ?? 'text';
  const operators: readonly string[] = type === 'number' ? ORDERED : type === 'boolean' ? TRUTHS : WORDS;
  const asked = Form.useWatch('op', form);
  const op = asked && operators.includes(asked) ? asked : operators[0];
  const needed = op !== 'empty' && op !== 'notEmpty';
  const finish = ({ value }: { value?: string }) => onAdd({ column: chosen, op, ...(needed ? { value: meant(type, value ?? '') } : {}) });
  return (
    <Form form={form} layout="vertical" initialValues={{ column: column ?? names[0] }} onFinish={finish} className="condition">
      <Form.Item name="column" label={t('data.column')} hidden={column !== undefined}>
        <Select showSearch options={names.map((name) => ({ value: name }))} onChange={() => form.resetFields(['op', 'value'])} />
      </Form.Item>
      <Form.Item label={t('data.condition')}>
        <Select aria-label={t('data.condition')} value={op} onChange={(next: string) => form.setFieldValue('op', next)} options={operators.map((value) => ({ value, label: t(`data.operator.${value}`) }))} />
      </Form.Item>
      <Form.Item name="op" hidden noStyle><Input /></Form.Item>
      {needed && (
        <Form.Item name="value" label={t('data.value')}>
          {type === 'boolean' ? <Select options={[{ value: 'true' }, { value: 'false' }]} /> : <Input autoFocus={column !== undefined} inputMode={type === 'number' ? 'decimal' : undefined} />}
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit">{t('data.apply')}</Button>
    </Form>
  );
}

function meant(type: string, text: string): string | number | boolean {
  if (type === 'number' && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  if (type === 'boolean') return text === 'true';
  return text;
}
