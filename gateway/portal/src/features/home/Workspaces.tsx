import { Card, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { Loaded } from '../../ui/Loaded';
import { Time } from '../../ui/Time';

const SHOWN = '8';

/** The workspaces that changed last. */
export function Workspaces() {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['workspaces', 'home'], queryFn: () => api.workspace.get('/workspaces', { query: { pageSize: SHOWN } }) });
  return (
    <Card size="small" title={t('home.workspaces')} extra={<Link to="/workspaces">{t('home.all')}</Link>}>
      <Loaded query={found}>
        {({ items = [] }) => (
          <ul className="plain" data-testid="workspaces">
            {items.map((workspace) => (
              <li key={workspace.id} data-testid="workspace">
                <span>
                  <Link to={`/workspaces/${workspace.id}`} className="breakable">{workspace.name}</Link> {workspace.personal && <Tag>{t('workspaces.personal')}</Tag>}
                  {workspace.locked && <Tag color="gold">{t('app.locked')}</Tag>}
                </span>
                <span className="quiet">
                  {t(`role.${workspace.role}`)} · <Time iso={workspace.updatedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
