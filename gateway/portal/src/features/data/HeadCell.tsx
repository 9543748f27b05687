import { Button, Popover } from 'antd';
import { CaretDownOutlined, CaretUpOutlined, DownOutlined, FilterFilled } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';
import { ConditionForm } from './ConditionForm';
import type { View } from './view';

interface Props {
  table: Table;
  name: string;
  /** Its type in words; the column of names has none. */
  type?: string;
  view: View;
  onHide?: () => void;
}

/** A column's name and type; opens what can be done with it: order, condition, hide. */
export function HeadCell({ table, name, type, view, onHide }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const filtered = view.conditions.some(({ column }) => column === name);
  const Sign = view.sort === name ? CaretUpOutlined : CaretDownOutlined;
  const sorted = view.sort === name || view.sort === `-${name}`;
  const done = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  const content = (
    <div className="head-menu">
      <Button block type={view.sort === name ? 'primary' : 'default'} onClick={done(() => view.setSort(view.sort === name ? '' : name))}>{t('data.ascending')}</Button>
      <Button block type={view.sort === `-${name}` ? 'primary' : 'default'} onClick={done(() => view.setSort(view.sort === `-${name}` ? '' : `-${name}`))}>{t('data.descending')}</Button>
      <ConditionForm table={table} column={name} onAdd={(condition) => done(() => view.setConditions([...view.conditions, condition]))()} />
      {onHide && <Button block onClick={done(onHide)}>{t('data.hideColumn')}</Button>}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" destroyOnHidden content={content}>
      <button type="button" className="head-cell" title={name} aria-haspopup="dialog" aria-expanded={open}>
        <span className="head-name">{name}</span>
        <span className="head-signs">
          {sorted && <Sign aria-hidden />}
          {filtered && <FilterFilled aria-label={t('data.filtered')} />}
          <DownOutlined aria-hidden className="quiet" />
        </span>
        <span className="quiet type">{type}</span>
      </button>
    </Popover>
  );
}
