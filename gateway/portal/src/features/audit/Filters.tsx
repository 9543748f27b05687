import { Form, Input, Select, Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import { Chip } from '../../ui/Chip';
import { Fault } from '../../ui/Fault';
import { Period } from '../../ui/dates/Moments';
import { useExact } from '../../ui/zone';
import { ACTIONS, type Field, FIELDS, type Filter, idIn } from './filter';

interface Props {
  filter: Filter;
  onShow: (next: Filter) => void;
}

/** What the list is narrowed to, as chips that can be taken off, and what else to narrow it by. */
export function Filters({ filter, onShow }: Props) {
  const { t } = useTranslation();
  const exact = useExact();
  const names = useNames([filter.person], [filter.workspace]);
  const chosen = FIELDS.filter((name) => filter[name]);
  const shown = (name: Field): string => {
    const value = filter[name] ?? '';
    if (name === 'person') return names.person(value).name ?? value;
    if (name === 'workspace') return names.workspace(value) ?? value;
    if (name === 'decision') return t(`audit.decided.${value}`);
    if (name === 'from' || name === 'to') return exact(new Date(value));
    return value;
  };
  return (
    <section aria-label={t('audit.filters')}>
      <AddFilter onAdd={(added) => onShow({ ...filter, ...added })} />
      <div className="tools" data-testid="filters">
        {chosen.map((name) => (
          <Chip key={name} kind="filter" text={`${t(`audit.field.${name}`)}: ${shown(name)}`} onRemove={() => onShow({ ...filter, [name]: undefined })} />
        ))}
        {chosen.length > 1 && <Button size="small" type="text" onClick={() => onShow({})}>{t('audit.clear')}</Button>}
      </div>
    </section>
  );
}

interface Typed {
  field: Field | 'time';
  value?: string;
  time?: [string, string];
}

/** One condition: by what, and its value as people have it at hand (an account, an address of a page, an id). */
function AddFilter({ onAdd }: { onAdd: (added: Filter) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const field = Form.useWatch('field', form) ?? 'person';
  const add = useMutation({
    mutationFn: (typed: Typed) => filterFrom(typed),
    onSuccess: (added) => {
      form.resetFields(['value', 'time']);
      onAdd(added);
    },
  });
  const fields = ['person', 'object', 'workspace', 'action', 'decision', 'time', 'q'] as const;
  return (
    <>
      <Form form={form} layout="inline" className="searching" initialValues={{ field: 'person' }} onFinish={add.mutate}>
        <Form.Item name="field">
          <Select aria-label={t('audit.by')} style={{ width: 150 }} options={fields.map((value) => ({ value, label: t(`audit.field.${value}`) }))} onChange={() => form.resetFields(['value', 'time'])} />
        </Form.Item>
        {field === 'time' ? (
          <Form.Item name="time" rules={[{ required: true, message: t('audit.valueMissing') }]}>
            <Period />
          </Form.Item>
        ) : (
          <Form.Item name="value" rules={[{ required: true, whitespace: true, message: t('audit.valueMissing') }]}>
            <Value field={field} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={add.isPending}>{t('audit.search')}</Button>
      </Form>
      {add.isError && <Fault error={add.error} />}
    </>
  );
}

/** The form gives it value and onChange. */
function Value({ field, ...given }: { field: Field; value?: string; onChange?: (value: unknown) => void }) {
  const { t } = useTranslation();
  const label = t(`audit.hint.${field}`);
  if (field === 'decision') return <Select {...given} aria-label={label} style={{ width: 200 }} options={['GRANTED', 'REFUSED'].map((value) => ({ value, label: t(`audit.decided.${value}`) }))} />;
  if (field === 'action') return <Select {...given} showSearch aria-label={label} placeholder={label} style={{ width: 280 }} options={ACTIONS.map((value) => ({ value }))} />;
  return <Input {...given} aria-label={label} placeholder={label} style={{ width: 340, maxWidth: '100%' }} allowClear />;
}

async function filterFrom({ field, value = '', time }: Typed): Promise<Filter> {
  if (field === 'time') return { from: time?.[0], to: time?.[1] };
  const text = value.trim();
  if (field === 'object' || field === 'workspace') return { [field]: idIn(text) ?? text };
  if (field === 'person' && !idIn(text)) return { person: (await api.workspace.get('/people', { query: { account: text } })).person };
  return { [field]: text };
}
