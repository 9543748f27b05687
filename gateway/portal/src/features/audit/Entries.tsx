import { Table as Grid, Tag } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import type { Entry } from '../../api/types';
import { Time } from '../../ui/Time';
import { personsOf, workspacesOf } from './detail';
import { EntryBody } from './EntryBody';
import { type Filter, NAMED } from './filter';
import { Sentence } from './Sentence';

const MOST = 200;

/** The entries, a sentence a line; the raw entry and its place in the chain on expansion. */
export function Entries({ entries, onNarrow }: { entries: Entry[]; onNarrow: (change: Filter) => void }) {
  const { t } = useTranslation();
  const names = useNames(personsOf(entries), workspacesOf(entries), true);
  const objects = useObjects(entries);
  return (
    <Grid<Entry>
      size="small"
      rowKey="number"
      pagination={false}
      dataSource={entries}
      scroll={{ x: 'max-content' }}
      data-testid="entries"
      expandable={{ expandedRowRender: (entry) => <EntryBody entry={entry} /> }}
      columns={[
        { title: t('audit.number'), dataIndex: 'number', align: 'right', responsive: ['sm'] },
        { title: t('audit.time'), responsive: ['sm'], render: (_, entry) => <Time iso={entry.time} /> },
        {
          title: t('audit.sentence'),
          render: (_, entry) => (
            <>
              <Sentence entry={entry} names={names} objects={objects} onNarrow={onNarrow} />
              <span className="on-phone quiet number">{entry.number} · <Time iso={entry.time} /></span>
            </>
          ),
        },
        {
          title: t('audit.decision'),
          responsive: ['sm'], // on a phone the sentence says it, and number and time stand below it
          render: (_, entry) => entry.decision && <Tag color={entry.decision === 'REFUSED' ? 'red' : 'green'}>{t(`audit.decided.${entry.decision}`)}</Tag>,
        },
      ]}
    />
  );
}

export type ObjectNames = Map<string, { path: string; size: number }>;

/** How the objects are called that the shown sentences name; one that drs does not know keeps its id. */
function useObjects(entries: Entry[]): ObjectNames {
  const wanted = [...new Set(entries.flatMap((entry) => entry.objects.slice(0, NAMED)))].sort();
  const found = useQuery({
    queryKey: ['object-names', wanted],
    queryFn: async () => {
      const slices = Array.from({ length: Math.ceil(wanted.length / MOST) }, (_, step) => wanted.slice(step * MOST, (step + 1) * MOST));
      const answers = await Promise.all(slices.map((object) => api.drs.get('/names', { query: { object } })));
      return answers.flatMap((answer) => answer.objects);
    },
    enabled: wanted.length > 0,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  return new Map(found.data?.map((one) => [one.object, one]));
}
