import { type ComponentType, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useMe } from '../../api/me';
import { Empty } from '../../ui/Empty';
import { Heading } from '../../ui/Heading';
import { Loaded } from '../../ui/Loaded';
import { Tabs } from '../../ui/Tabs';
import './administration.css';
import { Events } from './Events';
import { Groups } from './Groups';
import { Health } from './Health';
import { People } from './People';
import { Prices } from './Prices';
import { Quota } from './Quota';
import { Storage } from './Storage';
import { Work } from './Work';

/** Each part has its own address: `/administration/<part>`. The first one is what an administrator looks at first. */
const PARTS: Record<string, ComponentType> = {
  work: Work,
  health: Health,
  events: Events,
  people: People,
  quota: Quota,
  prices: Prices,
  storage: Storage,
  groups: Groups,
};

/** For administrators: what runs, how everything is, who may do what, who may use how much at which price. */
export function AdministrationPage() {
  const { t } = useTranslation();
  const { part } = useParams();
  const me = useMe();
  const Part = PARTS[part ?? ''] ?? Fragment;
  if (!part) return <Navigate to={`/administration/${Object.keys(PARTS)[0]}`} replace />;
  return (
    <Loaded query={me}>
      {({ roles }) =>
        roles?.includes('administrator') ? (
          <>
            <Heading title={t('administration.title')} what={t('administration.what')} />
            <Tabs label={t('administration.parts')} parts={Object.keys(PARTS).map((one) => ({ to: `/administration/${one}`, text: t(`administration.part.${one}`) }))} />
            <Part />
          </>
        ) : (
          <Empty title={t('administration.notYours')} hint={t('administration.notYoursHint')} />
        )
      }
    </Loaded>
  );
}
