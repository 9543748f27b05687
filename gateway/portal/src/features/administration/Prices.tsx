import { Table as Grid, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Prices as List } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Money } from '../../ui/Money';
import { Time } from '../../ui/Time';
import { NewPrices } from './NewPrices';

/** Every price list that ever held or will, the newest first; what was billed never changes. */
export function Prices() {
  const { t } = useTranslation();
  const prices = useQuery({ queryKey: ['prices', 'all'], queryFn: () => api.billing.get('/prices') });
  return (
    <Loaded query={prices}>
      {({ items = [] }) => {
        const lists = [...items].sort((a, b) => b.startsAt.localeCompare(a.startsAt));
        const now = lists.find((list) => Date.parse(list.startsAt) <= Date.now());
        const resources = Object.keys(lists[0]?.prices ?? {});
        return (
          <>
            <div className="heading">
              <span className="quiet">{t('administration.pricesHint')}</span>
              <span className="actions">{lists[0] && <NewPrices from={now ?? lists[0]} />}</span>
            </div>
            <Grid<List>
              size="small"
              rowKey="version"
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              dataSource={lists}
              scroll={{ x: 'max-content' }}
              // Nothing in it is pressed, and yet a keyboard must move it sideways on a phone.
              onRow={() => ({ tabIndex: 0 })}
              data-testid="prices"
              columns={[
                { title: t('administration.priceVersion'), render: (_, list) => <>{list.version} {list === now && <Tag color="green">{t('administration.inForce')}</Tag>} {Date.parse(list.startsAt) > Date.now() && <Tag>{t('administration.toCome')}</Tag>}</> },
                { title: t('administration.from'), render: (_, list) => (list.startsAt.startsWith('1970') ? t('administration.fromTheBeginning') : <Time iso={list.startsAt} />) },
                ...resources.map((resource) => ({
                  title: t(`administration.price.${resource}`),
                  align: 'right' as const,
                  render: (_: unknown, list: List) => <Money amount={list.prices[resource] ?? '0'} currency={list.currency} />,
                })),
              ]}
            />
          </>
        );
      }}
    </Loaded>
  );
}
