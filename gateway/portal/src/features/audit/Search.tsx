import { Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

type Filter = Record<string, string | undefined>;

interface Typed {
  person?: string;
  object?: string;
  workspace?: string;
  action?: string;
  decision?: string;
  q?: string;
  time?: [Dayjs, Dayjs];
}

/** What to look for; all of it stands in the address of the page. */
export function Search({ filter, onSearch }: { filter: Filter; onSearch: (next: Record<string, string>) => void }) {
  const { t } = useTranslation();
  const search = ({ time, ...rest }: Typed) => {
    const all: Filter = { ...rest, from: time?.[0].toISOString(), to: time?.[1].toISOString() };
    onSearch(Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()))));
  };
  const time = filter.from && filter.to ? [dayjs(filter.from), dayjs(filter.to)] : undefined;
  return (
    <Form layout="vertical" className="searching" initialValues={{ ...filter, time }} onFinish={search}>
      {['person', 'object', 'workspace', 'action', 'q'].map((name) => (
        <Form.Item key={name} name={name} label={t(`audit.field.${name}`)}>
          <Input allowClear />
        </Form.Item>
      ))}
      <Form.Item name="decision" label={t('audit.decision')}>
        <Select allowClear style={{ minWidth: 120 }} options={['GRANTED', 'REFUSED'].map((value) => ({ value, label: t(`audit.decided.${value}`) }))} />
      </Form.Item>
      <Form.Item name="time" label={t('audit.time')}>
        <DatePicker.RangePicker showTime />
      </Form.Item>
      <Button type="primary" htmlType="submit">{t('audit.search')}</Button>
    </Form>
  );
}
