import { Table as Grid } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCurrency } from '../../api/prices';
import { Loaded } from '../../ui/Loaded';
import { quantity } from '../../ui/quantity';
import { ofAccount, RESOURCES } from './accounts';
import { ChangeLimit } from './ChangeLimit';

/** The limits of one account, what is used of them, and their change. */
export function AccountLimits({ account }: { account: string }) {
  const { t, i18n } = useTranslation();
  const currency = useCurrency();
  const path = { id: account };
  const limits = useQuery({ queryKey: ['limits', account], queryFn: () => api.billing.get('/accounts/{id}/limits', { path }) });
  const usage = useQuery({ queryKey: ['usage', account], queryFn: () => api.billing.get('/accounts/{id}/usage', { path }) });
  const amount = (resource: string, value: string | undefined) => (value === undefined ? t('administration.unlimited') : quantity(resource, Number(value), i18n.language, currency));
  const inner = (scope: string) => (limits.data?.limits ?? []).filter((one) => one.scope === scope).length;
  return (
    <Loaded query={limits}>
      {(present) => {
        const taken = usage.data?.items ?? [];
        const used = (resource: string) => taken.find((one) => one.resource === resource);
        return (
          <>
            <Grid
              size="small"
              rowKey="resource"
              pagination={false}
              dataSource={RESOURCES.map((resource) => ({ resource }))}
              scroll={{ x: 'max-content' }}
              data-testid="limits"
              columns={[
                { title: t('administration.resource'), render: (_, { resource }) => t(`quota.${resource}`) },
                { title: t('administration.limit'), align: 'right', render: (_, { resource }) => <strong className="number">{amount(resource, ofAccount(present.limits, resource))}</strong> },
                { title: t('administration.used'), align: 'right', render: (_, { resource }) => (used(resource) ? amount(resource, used(resource)?.used) : t('administration.unknown')) },
                { title: t('administration.reserved'), align: 'right', render: (_, { resource }) => (used(resource) ? amount(resource, used(resource)?.reserved) : t('administration.unknown')) },
                { title: t('administration.change'), render: (_, { resource }) => <ChangeLimit account={account} resource={resource} limits={present} usage={taken} /> },
              ]}
            />
            {inner('WORKSPACE') + inner('PERSON') > 0 && <p className="quiet">{t('administration.innerLimits', { count: inner('WORKSPACE') + inner('PERSON') })}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
