import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableRows } from '../../api/lists';

/** Every row of the table, or chosen ones, found by searching on the server. */
export function RowPicker({ workspace, table, which }: { workspace: string; table: string; which: 'all' | 'some' }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const rows = useTableRows(workspace, table, { search }, { pageSize: 50, enabled: which === 'some' });
  return (
    <>
      <Form.Item name="which" style={{ marginBottom: 8 }}>
        <Radio.Group
          options={[
            { value: 'all', label: t('launch.allRows', { table }) },
            { value: 'some', label: t('launch.someRows') },
          ]}
        />
      </Form.Item>
      <Form.Item name="rows" hidden={which === 'all'} rules={[{ required: which === 'some', type: 'array', message: t('launch.rowsMissing') }]}>
        <Select
          mode="multiple"
          aria-label={t('launch.someRows')}
          placeholder={t('launch.pick')}
          loading={rows.isFetching}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          options={rows.items.map((row) => ({ value: row.name }))}
        />
      </Form.Item>
    </>
  );
}
