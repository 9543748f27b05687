import { AutoComplete, Collapse, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Table, Workflow } from '../../api/types';
import { bare } from './names';

/** One expression an input, completed from the columns of the table; optional inputs are folded. */
export function Inputs({ workflow, table }: { workflow: Workflow; table?: Table }) {
  const { t } = useTranslation();
  const needed = workflow.inputs.filter((input) => !input.optional);
  const optional = workflow.inputs.filter((input) => input.optional);
  const fields = (inputs: Workflow['inputs']) =>
    inputs.map((input) => (
      <Form.Item key={input.name} name={['inputs', bare(workflow, input.name)]} label={<>{bare(workflow, input.name)} <code className="quiet type">{input.type}</code></>}>
        <AutoComplete options={expressions(table)} filterOption={(typed, option) => String(option?.value).includes(typed)} placeholder={input.optional ? t('workflows.leftOut') : t('workflows.expression')} />
      </Form.Item>
    ));
  return (
    <div className="form">
      <p className="quiet">{t('workflows.inputsWhat')}</p>
      {fields(needed)}
      {optional.length > 0 && (
        <Collapse items={[{ key: 'optional', label: t('workflows.optional', { count: optional.length }), forceRender: true, children: fields(optional) }]} />
      )}
    </div>
  );
}

function expressions(table?: Table) {
  if (!table) return [];
  return [{ value: `this.${table.name}_id` }, ...table.columns.map((column) => ({ value: `this.${column.name}` }))];
}
