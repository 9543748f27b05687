import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences, useSavePreferences } from '../../api/preferences';
import type { Preferences } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { type Choice, chooseTheme, useTheme } from '../../ui/theme/useTheme';
import { Part } from './Part';

const COLOURS: Choice[] = ['light', 'dark', 'system'];
/** Stands for "none chosen", which a select cannot hold. */
const NONE = '';

/** Language and zone count in every browser and in mails, colours in this browser; each counts as soon as it is chosen. */
export function Settings() {
  const { t } = useTranslation();
  const chosen = usePreferences();
  return (
    <Part title={t('account.settings.title')} what={t('account.settings.what')}>
      <Loaded query={chosen}>{(data) => <Choices chosen={data} />}</Loaded>
    </Part>
  );
}

function Choices({ chosen }: { chosen: Preferences }) {
  const { t } = useTranslation();
  const { choice } = useTheme();
  const save = useSavePreferences();
  const shown = { ...chosen, ...(save.isPending ? save.variables : {}) };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [
    { value: NONE, label: t('account.settings.zoneOfBrowser', { zone: here }) },
    ...Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })),
  ];
  return (
    <Form layout="vertical" className="form">
      <Form.Item label={t('account.settings.language')}>
        <Radio.Group value={shown.language ?? NONE} onChange={({ target }) => save.mutate({ language: target.value || undefined })} data-testid="preferred-language">
          <Radio value={NONE}>{t('account.settings.languageOfBrowser')}</Radio>
          <Radio value="zh"><span lang="zh">{t('account.settings.zh')}</span></Radio>
          <Radio value="en"><span lang="en">{t('account.settings.en')}</span></Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item label={t('account.settings.zone')} htmlFor="zone">
        <Select id="zone" showSearch value={shown.timeZone ?? NONE} options={zones} onChange={(zone: string) => save.mutate({ timeZone: zone || undefined })} data-testid="preferred-zone" />
      </Form.Item>
      <Form.Item label={t('account.settings.colours')} help={t('account.settings.coloursHere')}>
        <Radio.Group value={choice} onChange={({ target }) => chooseTheme(target.value as Choice)}>
          {COLOURS.map((one) => <Radio key={one} value={one}>{t(`frame.themes.${one}`)}</Radio>)}
        </Radio.Group>
      </Form.Item>
      {save.isError && <Fault error={save.error} />}
    </Form>
  );
}
