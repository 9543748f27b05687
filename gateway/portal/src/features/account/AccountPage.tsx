import { useTranslation } from 'react-i18next';
import { Heading } from '../../ui/Heading';
import { Channels } from './Channels';
import { Deliveries } from './Deliveries';
import { Settings } from './Settings';
import { Tokens } from './Tokens';

/** What belongs to the person rather than to a workspace: language and time, tokens of their programs, how they are told what. */
export function AccountPage() {
  const { t } = useTranslation();
  return (
    <>
      <Heading title={t('account.title')} what={t('account.what')} />
      <div className="account">
        <Settings />
        <Tokens />
        <Channels />
        <Deliveries />
      </div>
    </>
  );
}
