import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Workspace } from '../../api/types';
import { descriptionOf } from '../../api/workspaces';
import { Time } from '../../ui/Time';

/** One workspace of the list; a tag narrows the list to those that have it. */
export function WorkspaceLine({ workspace, onTag }: { workspace: Workspace; onTag: (tag: string) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <div>
        <Link to={`/workspaces/${workspace.id}`} className="strong breakable">
          {workspace.name}
        </Link>{' '}
        {workspace.personal && <Tag>{t('workspaces.personal')}</Tag>}
        {workspace.readableByAll && <Tag>{t('workspaces.open')}</Tag>}
        {workspace.locked && <Tag color="gold">{t('app.locked')}</Tag>}
        {workspace.state === 'REMOVING' && <Tag color="red">{t('workspaces.removing')}</Tag>}
        {workspace.tags.map((tag) => (
          <button key={tag} type="button" className="link tag" onClick={() => onTag(tag)} aria-label={t('workspaces.withTag', { tag })}>
            <Tag>{tag}</Tag>
          </button>
        ))}
        {workspace.description && <div className="quiet description">{descriptionOf(workspace, i18n.language)}</div>}
      </div>
      <span className="quiet">
        {t(`role.${workspace.role}`)} · <Time iso={workspace.updatedAt} />
      </span>
    </>
  );
}
