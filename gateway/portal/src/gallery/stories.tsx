import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import { RUN_STORIES } from './runStories';
import { ApiError } from '../api/client';
import { Beside } from '../ui/Beside';
import { Chart } from '../ui/chart/Chart';
import { Chip, type ChipKind } from '../ui/Chip';
import { Code, Difference } from '../ui/code/Code';
import { CopyText } from '../ui/CopyText';
import { Empty } from '../ui/Empty';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { Fault } from '../ui/Fault';
import { Genome } from '../ui/genome/Genome';
import { Graph } from '../ui/graph/Graph';
import { Grid } from '../ui/grid/Grid';
import { Heading } from '../ui/Heading';
import { Loaded } from '../ui/Loaded';
import { Money } from '../ui/Money';
import { Person } from '../ui/Person';
import { Secret } from '../ui/Secret';
import { size } from '../ui/Size';
import { State } from '../ui/State';
import { Time } from '../ui/Time';
import { InputsForm } from '../ui/wdl/InputsForm';
import { SourceEditor } from '../ui/wdl/SourceEditor';
import { WorkflowGraph } from '../ui/wdl/WorkflowGraph';
import { CALLS, CHART, DIAGNOSTICS, EDGES, KNOWN, LONG, NODES, STATES, VALUES, WDL, WORKFLOW } from './samples';

interface Story {
  name: string;
  render: ComponentType;
}

const PERSON = '6f1b1c1e-3f7a-4a55-9c1b-0d7e2c9b8a10';
const KINDS: ChipKind[] = ['file', 'reference', 'tag', 'filter'];
const REFUSAL = new ApiError(409, { title: 'Conflict', detail: LONG, requestId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', faults: [{ where: 'row 12, column depth', detail: '"abc" is no number' }] });

const column = (index: number) => ({ key: `c${index}`, title: `column_${index}`, width: 140, align: index % 3 === 0 ? ('right' as const) : undefined, render: (row: number) => (index % 3 === 0 ? row * index : `value ${row}.${index}`) });
const COLUMNS = [{ key: 'id', title: 'sample_id', width: 150, render: (row: number) => `sample-${row}` }, ...Array.from({ length: 5_000 }, (_, index) => column(index + 1))];

function Rows() {
  const [count, setCount] = useState(500);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['sample-2']));
  const more = () => setCount((before) => Math.min(100_000, before + 500));
  return <Grid label="sample" columns={COLUMNS} rows={Array.from({ length: count }, (_, index) => index + 1)} rowKey={(row) => `sample-${row}`} total={100_000} onMore={count < 100_000 ? more : undefined} chosen={chosen} onChoose={setChosen} height={320} />;
}

function Calls() {
  const [chosen, setChosen] = useState<string | undefined>('align');
  return (
    <Beside title={chosen} details={chosen && <State state="RUNNING" />} onClose={() => setChosen(undefined)}>
      <Graph label="germline" nodes={NODES} edges={EDGES} chosen={chosen} onChoose={setChosen} />
    </Beside>
  );
}

function Inputs() {
  const [inputs, setInputs] = useState<Record<string, string>>({ sample: '{"cram":"a.cram","lanes":[1,2]}' });
  return <InputsForm workflow={WORKFLOW} inputs={inputs} known={KNOWN} values={VALUES} faults={{ reference: [LONG] }} onChange={(name, text) => setInputs((before) => ({ ...before, [name]: text }))} />;
}

function Breaks(): never {
  throw REFUSAL;
}

const query = { data: undefined, error: null, isPending: true, isError: false, dataUpdatedAt: 0, refetch: () => Promise.resolve() } as never;
const failed = { ...(query as object), isPending: false, isError: true, error: new TypeError('Failed to fetch') } as never;
const stale = { ...(failed as object), data: 'sample-1', dataUpdatedAt: 1_700_000_000_000 } as never as UseQueryResult<string>;

export const STORIES: Story[] = [
  ...RUN_STORIES,
  { name: 'State', render: () => <div className="chips">{STATES.map((state) => <State key={state} state={state} />)}</div> },
  { name: 'Person', render: () => <div className="chips"><Person id={PERSON} name="王芳" account="wangfang" /><Person id={PERSON} account="ada" /><Person id={PERSON} /></div> },
  { name: 'Chip', render: () => <div className="chips">{KINDS.map((kind) => <Chip key={kind} kind={kind} text={kind === 'file' ? 'sample_17.bam' : kind} to={kind === 'reference' ? '/' : undefined} onRemove={kind === 'filter' ? () => undefined : undefined} />)}<Chip kind="file" text={LONG} /></div> },
  { name: 'Secret', render: () => <Secret title={LONG} hint={LONG} text="jixia_8uYk2" onDone={() => {}} /> },
  { name: 'Values', render: () => <div className="chips"><Money amount="0.00266255" currency="CNY" /><Money amount="12345.6" currency="CNY" /><Time iso="2026-01-01T00:00:00Z" />{size(5_368_709_120, 'en')}<CopyText text={PERSON} shown={PERSON.slice(0, 8)} /></div> },
  { name: 'Heading', render: () => <Heading title={WDL.split('\n')[1]} what={LONG} /> },
  { name: 'Fault', render: () => <><Fault error={REFUSAL} onRetry={() => undefined} /><Fault error={new ApiError(404, {})} /><Fault error={new ApiError(401, {})} /></> },
  { name: 'Loaded', render: () => <><Loaded query={query}>{() => null}</Loaded><Loaded query={failed}>{() => null}</Loaded><Loaded query={stale}>{(text: string) => <p>{text}</p>}</Loaded></> },
  { name: 'ErrorBoundary', render: () => <ErrorBoundary><Breaks /></ErrorBoundary> },
  { name: 'Empty', render: () => <Empty title="sample" hint={LONG} /> },
  { name: 'Grid', render: Rows },
  { name: 'Graph', render: Calls },
  { name: 'Genome', render: () => <Genome label="calls.vcf" track={{ file: CALLS, format: 'vcf' }} contigs={[{ name: 'chr1', length: 100_000 }]} locus="chr1:4,000-4,400" /> },
  { name: 'Chart', render: () => <Chart label="CNY" option={CHART.option} table={CHART.table} /> },
  { name: 'Code', render: () => <><Code label="germline.wdl" text={WDL} diagnostics={DIAGNOSTICS} onChange={() => undefined} /><Code label="germline.wdl" text={WDL} place={{ line: 3 }} /></> },
  { name: 'Difference', render: () => <><Difference label="germline.wdl" before={WDL} after={WDL.replace('cpu: 2', 'cpu: 4')} beside /><Difference label="germline.wdl" before={WDL} after={WDL.replace('cpu: 2', 'cpu: 4')} beside={false} /></> },
  { name: 'SourceEditor', render: () => <SourceEditor bundle={{ main: 'germline.wdl', files: { 'germline.wdl': WDL, 'lib/tools.wdl': WDL } }} diagnostics={DIAGNOSTICS.map((one) => ({ ...one, file: 'germline.wdl' }))} height={200} /> },
  { name: 'InputsForm', render: Inputs },
  { name: 'WorkflowGraph', render: () => <WorkflowGraph label="germline" graph={{ nodes: NODES.map(({ id, label }) => ({ id, label, kind: 'TASK', callee: label, scatter: id === 'align' ? 'sample in samples' : undefined })), edges: EDGES }} /> },
];
