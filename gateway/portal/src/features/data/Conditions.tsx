import { Button, Form, Input, Popover, Select, Tag } from 'antd';
import { FilterOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';
import type { Condition } from './rows';

const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'empty', 'notEmpty'] as const;

/** The conditions that rows must all meet, each a chip that can be taken away. */
export function Conditions({ table, conditions, onChange }: { table: Table; conditions: Condition[]; onChange: (all: Condition[]) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const add = (condition: Condition) => {
    onChange([...conditions, condition]);
    setOpen(false);
  };
  return (
    <>
      {conditions.map((condition, index) => (
        <Tag key={index} closable onClose={() => onChange(conditions.filter((_, other) => other !== index))}>
          {condition.column} {t(`data.operator.${condition.op}`)} {condition.value === undefined ? '' : String(condition.value)}
        </Tag>
      ))}
      <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" destroyOnHidden content={<NewCondition table={table} onAdd={add} />}>
        <Button icon={<FilterOutlined />}>{t('data.filter')}</Button>
      </Popover>
    </>
  );
}

function NewCondition({ table, onAdd }: { table: Table; onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ column: string; op: string; value?: string }>();
  const op = Form.useWatch('op', form);
  const finish = ({ column, op, value }: { column: string; op: string; value?: string }) => {
    const needed = op !== 'empty' && op !== 'notEmpty';
    onAdd({ column, op, ...(needed ? { value: typed(table, column, value ?? '') } : {}) });
  };
  const names = [`${table.name}_id`, ...table.columns.map((column) => column.name)];
  return (
    <Form form={form} layout="vertical" initialValues={{ column: names[0], op: '=' }} onFinish={finish} style={{ width: 260 }}>
      <Form.Item name="column" label={t('data.column')}>
        <Select showSearch options={names.map((name) => ({ value: name }))} />
      </Form.Item>
      <Form.Item name="op" label={t('data.condition')}>
        <Select options={OPERATORS.map((value) => ({ value, label: t(`data.operator.${value}`) }))} />
      </Form.Item>
      {op !== 'empty' && op !== 'notEmpty' && (
        <Form.Item name="value" label={t('data.value')}>
          <Input />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit">{t('data.apply')}</Button>
    </Form>
  );
}

function typed(table: Table, name: string, text: string): string | number | boolean {
  const type = table.columns.find((column) => column.name === name)?.type;
  if (type === 'number' && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text;
}
