import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Loaded } from '../../ui/Loaded';
import { textOf } from './values';

const CELLS = 8;
const LONGEST = 120;

/** The first cells of the row that a reference leads to. */
export function RowPreview({ workspace, table, name }: { workspace: string; table: string; name: string }) {
  const { t } = useTranslation();
  const row = useQuery({
    queryKey: ['row', workspace, table, name],
    queryFn: () => api.workspace.get('/workspaces/{workspace}/tables/{table}/rows/{name}', { path: { workspace, table, name } }),
    staleTime: 30_000,
  });
  return (
    <Loaded query={row}>
      {(found) => {
        const cells = Object.entries(found.attributes);
        return (
          <>
            <strong>{name}</strong> <span className="quiet">{table}</span>
            <dl className="facts">
              {cells.slice(0, CELLS).map(([column, value]) => (
                <div key={column} className="fact">
                  <dt>{column}</dt>
                  <dd>{textOf(value).slice(0, LONGEST)}</dd>
                </div>
              ))}
            </dl>
            {cells.length > CELLS && <span className="quiet">{t('data.moreCells', { number: cells.length - CELLS })}</span>}
          </>
        );
      }}
    </Loaded>
  );
}
