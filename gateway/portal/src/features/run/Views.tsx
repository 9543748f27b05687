import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { Beside } from '../../ui/Beside';
import { CallPanel } from './CallPanel';
import { useView, VIEWS, type View } from './useView';
import { CallsTable } from './CallsTable';
import { GraphView } from './GraphView';
import { TimelineView } from './TimelineView';

/** The same calls as a graph, over time, and as a list; the chosen one beside them. */
export function Views({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [chosen, change] = useView();
  const panes: Record<View, () => React.ReactNode> = {
    graph: () => <GraphView run={run} />,
    timeline: () => <TimelineView run={run} />,
    table: () => <CallsTable run={run} />,
  };
  return (
    <Beside
      title={chosen.call}
      details={chosen.call && <CallPanel key={chosen.call} run={run} name={chosen.call} />}
      onClose={() => change({ call: undefined, attempt: undefined, tab: undefined })}
    >
      <Tabs
        activeKey={chosen.view}
        onChange={(view) => change({ view: view as View })}
        items={VIEWS.map((view) => ({ key: view, label: t(`run.view.${view}`), children: view === chosen.view ? panes[view]() : null }))}
      />
    </Beside>
  );
}
