import { Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import { usePages } from '../../api/pages';
import type { Kept } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { LinkButton } from '../../ui/LinkButton';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { size } from '../../ui/Size';
import { accountName } from './accounts';
import { useNumber } from '../../ui/useNumber';

/** Stored bytes by who pays for them, the most first. */
export function Storage() {
  const { t, i18n } = useTranslation();
  const write = useNumber();
  const kept = usePages(['storage'], (asked) => api.billing.get('/storage', { query: asked }), { pageSize: 50 });
  const names = useNames(kept.items.map((one) => one.owner));
  if (kept.isError) return <Fault error={kept.error} onRetry={() => kept.refetch()} />;
  return (
    <>
      <p className="quiet">{t('administration.storageHint')}</p>
      <Grid<Kept>
        size="small"
        rowKey="account"
        pagination={false}
        loading={kept.isPending}
        dataSource={kept.items}
        scroll={{ x: 'max-content' }}
        data-testid="storage"
        columns={[
          { title: t('administration.owner'), render: (_, one) => <Person id={one.owner} {...names.person(one.owner)} /> },
          { title: t('administration.account'), render: (_, one) => accountName(one, t) },
          { title: t('administration.workspaces'), align: 'right', render: (_, one) => write(one.workspaces) },
          { title: t('administration.stored'), align: 'right', render: (_, one) => size(one.bytes, i18n.language) },
          {
            title: <span className="unseen">{t('administration.part.quota')}</span>,
            render: (_, one) => <LinkButton size="small" to={`/administration/quota?account=${one.account}`}>{t('administration.part.quota')}</LinkButton>,
          },
        ]}
      />
      <More pages={kept} />
    </>
  );
}
