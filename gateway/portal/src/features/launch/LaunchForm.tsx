import { Button, Card, Checkbox, Form, Input, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Configuration } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { Check } from './Check';
import { RowPicker } from './RowPicker';
import { submissionOf, type Choices } from './submission';

/** The choices of a launch; every row is checked and priced before the button starts anything. */
export function LaunchForm({ workspace, configuration }: { workspace: string; configuration: Configuration }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Choices>();
  const location = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const picked = (location.state as { rows?: string[] } | null)?.rows;
  const initial: Choices = { name: configuration.name, which: picked ? 'some' : 'all', rows: picked ?? [], cacheRead: true, failureMode: 'CONTINUE_WHILE_POSSIBLE' };
  const choices = { ...initial, ...Form.useWatch([], form) };
  const wanted = submissionOf(configuration, choices);
  const path = { workspace };
  const launch = useMutation({
    mutationFn: () => api.workspace.post('/workspaces/{workspace}/submissions', { path, body: wanted }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['submissions', workspace] });
      await navigate(`/workspaces/${workspace}/submissions/${made.id}`);
    },
  });
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={() => launch.mutate()}>
      <Heading title={t('launch.title', { name: configuration.name })} what={<Link to="..">{t('launch.change')}</Link>} />
      <Card size="small" title={t('launch.onWhat')}>
        {configuration.table ? <RowPicker workspace={workspace} table={configuration.table} which={choices.which} /> : <p>{t('launch.noTable')}</p>}
      </Card>
      <Card size="small" title={t('launch.how')} style={{ marginTop: 16 }}>
        <Options />
      </Card>
      <Check path={path} wanted={wanted} />
      {launch.isError && <Fault error={launch.error} />}
      <Button type="primary" size="large" htmlType="submit" loading={launch.isPending} style={{ marginTop: 16 }} data-testid="launch">
        {t('launch.launch')}
      </Button>
    </Form>
  );
}

function Options() {
  const { t } = useTranslation();
  return (
    <div className="form">
      <Form.Item name="name" label={t('launch.name')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="cacheRead" valuePropName="checked" extra={t('launch.cacheHint')}>
        <Checkbox>{t('launch.cache')}</Checkbox>
      </Form.Item>
      <Form.Item name="failureMode" label={t('launch.failureMode')}>
        <Select options={['CONTINUE_WHILE_POSSIBLE', 'NO_NEW_CALLS'].map((value) => ({ value, label: t(`launch.mode.${value}`) }))} />
      </Form.Item>
      <Form.Item name="costCap" label={t('launch.costCap')} extra={t('launch.costCapHint')} rules={[{ pattern: /^\d+(\.\d+)?$/, message: t('launch.costCapWrong') }]}>
        <Input inputMode="decimal" style={{ maxWidth: 200 }} />
      </Form.Item>
    </div>
  );
}
