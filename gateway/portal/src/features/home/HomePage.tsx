import { useTranslation } from 'react-i18next';
import './home.css';
import { Heading } from '../../ui/Heading';
import { LinkButton } from '../../ui/LinkButton';
import { FirstSteps } from './FirstSteps';
import { QuotaLeft } from './QuotaLeft';
import { Failed, Running } from './Runs';
import { Waiting } from './Waiting';
import { useNewcomer } from './work';
import { Workspaces } from './Workspaces';

/** What concerns the person now: what runs, what failed, what waits for them, where they work, what is left to spend. */
export function HomePage() {
  const { t } = useTranslation();
  const newcomer = useNewcomer();
  return (
    <>
      <Heading
        title={t('home.title')}
        what={t('home.what')}
        actions={
          <LinkButton to="/workspaces?create=yes" type={newcomer ? 'default' : 'primary'}>{t('home.create')}</LinkButton>
        }
      />
      {newcomer && <FirstSteps />}
      <div className="cards">
        {newcomer === false && <Running />}
        {newcomer === false && <Failed />}
        <Waiting />
        <Workspaces />
        <QuotaLeft />
      </div>
    </>
  );
}
