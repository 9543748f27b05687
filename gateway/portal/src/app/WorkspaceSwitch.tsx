import { Button, Input, Popover, Spin } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { usePages } from '../api/pages';
import { useWorkspace } from '../api/workspaces';
import { useOpenWorkspace } from './places';

const SHOWN = 12;

/** The open workspace's name; behind it the others, found by name. */
export function WorkspaceSwitch() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useOpenWorkspace();
  const current = useWorkspace(id);
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} content={<Others onGo={() => setOpen(false)} />}>
      <Button type="text" className="switch" title={t('frame.switch')} aria-expanded={open} data-testid="switch">
        <span>{current.data?.name ?? t('app.workspaces')}</span> <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}

function Others({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = usePages(['workspaces', search, 'switch'], (asked) => api.workspace.get('/workspaces', { query: { ...(search ? { search } : {}), ...asked } }), { pageSize: SHOWN });
  return (
    <div className="switching">
      <Input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('frame.findWorkspace')} aria-label={t('frame.findWorkspace')} />
      {found.isPending && <Spin />}
      <ul>
        {found.items.map((one) => (
          <li key={one.id}>
            <Link to={`/workspaces/${one.id}`} onClick={onGo}>{one.name}</Link>
          </li>
        ))}
      </ul>
      {found.isSuccess && found.items.length === 0 && <p className="quiet">{t('frame.nothingFound')}</p>}
      <Link to="/workspaces" onClick={onGo}>{t('frame.allWorkspaces')}</Link>
    </div>
  );
}
