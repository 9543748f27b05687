import type { components as AuditParts } from '../../target/api/audit';
import type { components as BillingParts } from '../../target/api/billing';
import type { components as DrsParts } from '../../target/api/drs';
import type { components as PeopleParts } from '../../target/api/people';
import type { components as TesParts } from '../../target/api/tes';
import type { components as WesParts } from '../../target/api/wes';
import type { components as WorkspaceParts } from '../../target/api/workspace';

type AtWorkspace = WorkspaceParts['schemas'];
type AtWes = WesParts['schemas'];
type AtDrs = DrsParts['schemas'];
type AtBilling = BillingParts['schemas'];
type AtTes = TesParts['schemas'];
type AtAudit = AuditParts['schemas'];
type AtPeople = PeopleParts['schemas'];

/** With fields that always come although the interface document, made from plain domain records, cannot say so. */
type Sure<T, Fields extends keyof T> = T & { [Field in Fields]-?: NonNullable<T[Field]> };

export type Workspace = AtWorkspace['WorkspaceView'];
export type Member = AtWorkspace['MemberView'];
export type Role = Member['role'];
export type Person = AtWorkspace['PersonView'];
export type Removal = AtWorkspace['Contents'];
export type Invitation = AtWorkspace['InvitationView'];
export type Grant = Sure<AtWorkspace['GrantView'], 'grantee' | 'role'>;
export type Group = Sure<AtWorkspace['GroupView'], 'id' | 'name' | 'members' | 'version' | 'createdAt'>;
export type GroupMember = Sure<AtWorkspace['GroupMember'], 'person'>;
export type Names = AtWorkspace['Names'];
export type Table = AtWorkspace['TableView'];
export type Column = AtWorkspace['ColumnView'];
/** Of the run that wrote a cell. */
export interface Mark {
  run: string;
  startedAt: string;
}
export type Row = Omit<AtWorkspace['RowView'], 'attributes' | 'writtenBy'> & { attributes: Values; writtenBy?: Record<string, Mark> };
export type Datum = AtWorkspace['DatumView'];
export type ImportCheck = AtWorkspace['ImportCheckView'];
export type ImportFault = AtWorkspace['ImportFaultView'];
export type PastImport = AtWorkspace['ImportView'];
export type Submission = AtWorkspace['SubmissionView'];

export interface WorkflowInput {
  /** With the workflow's in front. */
  name: string;
  type: string;
  optional: boolean;
  /** The expression in the document that holds where nothing is given. */
  defaultText?: string;
  description?: string;
}
export interface WorkflowOutput {
  name: string;
  type: string;
  description?: string;
}
export interface Workflow {
  name?: string;
  inputs: WorkflowInput[];
  outputs: WorkflowOutput[];
}
/** A workflow's documents by path, and the one that is run. */
export interface Bundle {
  main: string;
  files: Record<string, string>;
}
/** Lines and columns count from 1. */
export interface WdlDiagnostic {
  severity: 'ERROR' | 'WARNING';
  message: string;
  file: string;
  line: number;
  column: number;
}
export type Structs = Record<string, { name: string; type: string }[]>;
export interface CallGraph {
  nodes: { id: string; label: string; kind: 'TASK' | 'WORKFLOW'; callee: string; scatter?: string; conditional?: string }[];
  edges: { from: string; to: string }[];
}
/** What wes says of a workflow. */
export interface Description extends Workflow {
  valid: boolean;
  kind?: 'workflow' | 'task';
  wdlVersion?: string;
  diagnostics: WdlDiagnostic[];
  structs: Structs;
  calls: { name: string; task: string; image?: string }[];
  graph?: CallGraph;
  /** The documents, where the server read them from a zip or an address. */
  workflow?: Bundle;
}
/** What expressions give for one row. */
export interface Evaluated {
  row?: string;
  values: Record<string, { value?: unknown; count?: number; fault?: string }>;
}
export type Configuration = Omit<AtWorkspace['ConfigurationView'], 'workflow'> & { workflow: Workflow };

/** Why a row has no result: a sentence, and with refused inputs each fault. */
export interface RowFailure {
  sentence?: string;
  detail?: string;
  code?: string;
  faults?: { where?: string; detail: string }[];
}
export type SubmissionRow = Omit<AtWorkspace['SubmissionRowView'], 'failure'> & { failure?: RowFailure };

/** What billing expects of a launch. */
export interface Estimate {
  known: boolean;
  runs: number;
  amount?: { low: string; high: string };
  durationMs?: { low: number; high: number };
  currency: string;
  basis: { runs: number };
  expectedCacheHits?: number;
}

/** Values of a run or a call by name. */
export type Values = Record<string, unknown>;
export type Run = Omit<AtWes['RunView'], 'inputs' | 'outputs'> & { inputs?: Values; outputs?: Values };
export type RunItem = AtWes['RunItem'];
/** Why the cache answered a call or did not. */
export interface CacheVerdict {
  hit: boolean;
  reason?: string;
  run?: string;
  call?: string;
  differs?: { part: string; here?: string; there?: string }[];
}
export type Call = Omit<AtWes['CallView'], 'outputs' | 'inputs' | 'cache' | 'details'> & { outputs?: Values; inputs?: Values; cache?: CacheVerdict; details?: { backend?: string; hostTools?: Record<string, string> } };
export interface CallDetails {
  call: Call;
  attempts: Call[];
}
export type TimelineGroup = AtWes['LineView'];
export type OpenRun = AtWes['OpenRunView'];
export type OpenTask = AtTes['OpenTaskView'];
export type Task = AtTes['TesTask'];
export type Usage = AtTes['UsageView'];

export type FileEntry = AtDrs['FileBody'];
export type FileVersion = AtDrs['Version'];
export type StoredObject = AtDrs['ObjectInfo'];
export type Upload = AtDrs['UploadBody'];

export type Sums = AtBilling['SumsView'];
export type DaySums = AtBilling['DaysView'];
export type Prices = AtBilling['PricesView'];
export type Limit = AtBilling['LimitView'];
export type Limits = AtBilling['LimitsView'];
export type Standing = AtBilling['StandingView'];
export type Account = AtBilling['AccountView'];
export type Kept = AtBilling['KeptView'];

export type Entry = AtAudit['EntryView'];
export type Verification = AtAudit['VerificationView'];
export type TrailState = AtAudit['StandingView'];

export type ClientToken = AtPeople['TokenView'];
export type MadeToken = AtPeople['MadeToken'];
export type Preferences = AtPeople['PreferencesView'];
export type Announcement = AtPeople['AnnouncementView'];
export type Channel = AtPeople['ChannelView'];
export type Topic = Channel['topics'][number];
export type Delivery = Omit<AtPeople['DeliveryView'], 'facts'> & { facts: Record<string, unknown> };
/** An event that a service could not apply. */
export type DeadEvent = Sure<AtWes['DeadEventView'], 'topic' | 'origin' | 'key' | 'reason' | 'diedAt'>;

/** How a part of the platform is, as the edge tells; version and time are absent for one that does not answer. */
export interface Part {
  part: string;
  state: 'UP' | 'WARNS' | 'DOWN';
  version?: string;
  since?: string;
  checks: { name: string; up: boolean; data: Record<string, unknown> }[];
}

/** Of the edge, which has no interface document. */
export interface Session {
  signedIn: boolean;
  person?: string;
  account?: string;
  name?: string;
  roles: string[];
}
