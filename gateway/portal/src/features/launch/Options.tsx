import { Checkbox, Collapse, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Choices, isAmount } from './submission';

interface Props {
  choices: Choices;
  onChange: (choices: Partial<Choices>) => void;
  /** Of the installation; absent until it is known. */
  currency?: string;
}

/** How the runs are carried out; folded, as the usual ones fit most launches. */
export function Options({ choices, onChange, currency }: Props) {
  const { t } = useTranslation();
  const check = (name: 'cacheRead' | 'cacheWrite' | 'hostTools' | 'clampToHost') => (
    <Form.Item extra={t(`launch.hint.${name}`)}>
      <Checkbox checked={choices[name]} onChange={(event) => onChange({ [name]: event.target.checked })}>{t(`launch.option.${name}`)}</Checkbox>
    </Form.Item>
  );
  const wrong = !isAmount(choices.costCap);
  const content = (
    <Form layout="vertical" component={false}>
      <div className="form">
        <Form.Item htmlFor="launch-name" label={t('launch.name')}>
          <Input id="launch-name" maxLength={200} value={choices.name} onChange={(event) => onChange({ name: event.target.value })} />
        </Form.Item>
        {check('cacheRead')}
        {check('cacheWrite')}
        <Form.Item htmlFor="launch-cap" label={t('launch.costCap', { currency: currency ?? '…' })} extra={t('launch.hint.costCap')} validateStatus={wrong ? 'error' : undefined} help={wrong ? t('launch.costCapWrong') : undefined}>
          <Input id="launch-cap" inputMode="decimal" value={choices.costCap} onChange={(event) => onChange({ costCap: event.target.value })} style={{ maxWidth: 200 }} />
        </Form.Item>
        <Form.Item htmlFor="launch-failure" label={t('launch.failureMode')}>
          <Select id="launch-failure" value={choices.failureMode} onChange={(failureMode) => onChange({ failureMode })} options={(['CONTINUE_WHILE_POSSIBLE', 'NO_NEW_CALLS'] as const).map((value) => ({ value, label: t(`launch.mode.${value}`) }))} />
        </Form.Item>
        <Form.Item htmlFor="launch-retries" label={t('launch.retries')} extra={t('launch.hint.retries')}>
          <InputNumber id="launch-retries" min={0} max={10} precision={0} value={choices.maxRetries} onChange={(value) => onChange({ maxRetries: value ?? undefined })} />
        </Form.Item>
        <Form.Item htmlFor="launch-memory" label={t('launch.memoryFactor')} extra={t('launch.hint.memoryFactor')}>
          <InputNumber id="launch-memory" min={1} max={10} step={0.5} value={choices.memoryFactor} onChange={(value) => onChange({ memoryFactor: value ?? undefined })} />
        </Form.Item>
        {check('hostTools')}
        {check('clampToHost')}
      </div>
    </Form>
  );
  return <Collapse ghost items={[{ key: 'options', label: t('launch.options'), children: content }]} />;
}
