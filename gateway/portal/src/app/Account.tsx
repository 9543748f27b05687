import { Button, Dropdown } from 'antd';
import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Session } from '../api/types';
import { type Choice, chooseTheme, useTheme } from '../ui/theme/useTheme';

const CHOICES: Choice[] = ['light', 'dark', 'system'];

/** Also in the bar where there is room. */
const PLACES = [
  { place: 'administration', role: 'administrator' },
  { place: 'audit', role: 'auditor' },
];

/** Who is signed in, their own page, colours, keys, and the way out. */
export function Account({ session, onKeys }: { session: Session; onKeys: () => void }) {
  const { t } = useTranslation();
  const { choice } = useTheme();
  const items = [
    { key: 'account', label: <Link to="/account">{t('app.myAccount')}</Link> },
    ...(session.roles.includes('administrator') ? [{ key: 'announcements', label: <Link to="/announcements">{t('app.announcements')}</Link> }] : []),
    {
      key: 'theme',
      type: 'group' as const,
      label: t('frame.theme'),
      children: CHOICES.map((one) => ({ key: one, label: t(`frame.themes.${one}`), extra: one === choice ? '✓' : undefined })),
    },
    { type: 'divider' as const },
    { key: 'cost', label: <Link to="/cost">{t('frame.cost')}</Link> },
    ...PLACES.filter(({ role }) => session.roles.includes(role)).map(({ place }) => ({ key: place, label: <Link to={`/${place}`}>{t(`app.${place}`)}</Link> })),
    { key: 'keys', label: t('keys.title'), extra: '?' },
    { key: 'out', label: <a href="/session/sign-out">{t('app.signOut')}</a> },
  ];
  const act = (key: string) => {
    if (key === 'keys') onKeys();
    else if (CHOICES.includes(key as Choice)) chooseTheme(key as Choice);
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
      <Button type="text" icon={<UserOutlined aria-hidden />} data-testid="me">
        <span className="unseen-narrow">{session.name}</span>
      </Button>
    </Dropdown>
  );
}
