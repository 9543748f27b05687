import { Button, Popover } from 'antd';
import { FilterOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';
import { Chip } from '../../ui/Chip';
import { ConditionForm } from './ConditionForm';
import type { Condition } from './view';

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
      <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" destroyOnHidden content={<ConditionForm table={table} onAdd={add} />}>
        <Button icon={<FilterOutlined aria-hidden />}>{t('data.filter')}</Button>
      </Popover>
      {conditions.map((condition, index) => (
        <Chip
          key={index}
          kind="filter"
          text={`${condition.column} ${t(`data.operator.${condition.op}`)} ${condition.value ?? ''}`}
          onRemove={() => onChange(conditions.filter((_, other) => other !== index))}
        />
      ))}
    </>
  );
}
