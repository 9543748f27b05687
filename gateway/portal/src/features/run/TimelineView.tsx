import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Loaded } from '../../ui/Loaded';
import { Timeline } from '../../ui/timeline/Timeline';
import { useCalls, useTimeline } from './runs';
import { useView } from './useView';
import { linesOf } from './timelineLines';
import { useNumber } from '../../ui/useNumber';

/** When which calls ran. Of a scatter the server tells how many were under way at a time; its calls come by pages when it is opened. */
export function TimelineView({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [chosen, change] = useView();
  const timeline = useTimeline(run.run.id);
  const open = timeline.data?.items.find((group) => group.call === chosen.name && group.calls > 1)?.call;
  const calls = useCalls(run.run.id, { name: open }, open !== undefined);
  const number = useNumber();
  return (
    <Loaded query={timeline}>
      {(found) => {
        if (found.items.length === 0) return <Empty title={t('run.noCalls')} hint={t('run.noCallsHint')} />;
        const to = Date.parse(found.to);
        const lines = linesOf(found.items, open, open ? calls.items : [], to, (count) => number(count));
        const choose = (id: string) => {
          const group = found.items.find((one) => one.call === id);
          if (!group) change({ call: id, attempt: undefined });
          else if (group.only) change({ name: id, state: undefined, call: group.only, attempt: undefined });
          else change({ name: open === id ? undefined : id, state: undefined });
        };
        return <Timeline label={t('run.timelineOf', { workflow: run.run.workflow })} from={Date.parse(found.from)} to={to} lines={lines} chosen={chosen.call ?? chosen.name} onChoose={choose} onMore={open && calls.hasNextPage && !calls.isFetchingNextPage ? () => void calls.fetchNextPage() : undefined} />;
      }}
    </Loaded>
  );
}
