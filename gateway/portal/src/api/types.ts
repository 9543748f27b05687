import type { components as AuditParts } from '../../target/api/audit';
import type { components as BillingParts } from '../../target/api/billing';
import type { components as DrsParts } from '../../target/api/drs';
import type { components as TesParts } from '../../target/api/tes';
import type { components as WesParts } from '../../target/api/wes';
import type { components as WorkspaceParts } from '../../target/api/workspace';

type AtWorkspace = WorkspaceParts['schemas'];
type AtWes = WesParts['schemas'];
type AtDrs = DrsParts['schemas'];
type AtBilling = BillingParts['schemas'];
type AtTes = TesParts['schemas'];
type AtAudit = AuditParts['schemas'];

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
export type Row = AtWorkspace['RowView'];
export type Datum = AtWorkspace['DatumView'];
export type Submission = AtWorkspace['SubmissionView'];

export type WorkflowInput = Sure<AtWorkspace['Input'], 'name' | 'type' | 'optional'>;
export type WorkflowOutput = Sure<AtWorkspace['Output'], 'name' | 'type'>;
export interface Workflow {
  name?: string;
  inputs: WorkflowInput[];
  outputs: WorkflowOutput[];
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
export type Call = Omit<AtWes['CallView'], 'outputs'> & { outputs?: Values };
export type OpenRun = AtWes['OpenRunView'];
export type OpenTask = AtTes['OpenTaskView'];
export type Task = AtTes['TesTask'];

export type FileEntry = AtDrs['FileBody'];
export type Upload = AtDrs['UploadBody'];

export type Sums = AtBilling['SumsView'];
export type Prices = AtBilling['PricesView'];
export type Limit = AtBilling['LimitView'];
export type Limits = AtBilling['LimitsView'];
export type Standing = AtBilling['StandingView'];
export type Account = AtBilling['AccountView'];
export type Kept = AtBilling['KeptView'];

export type Entry = AtAudit['EntryView'];
export type Verification = Sure<AtAudit['VerificationView'], 'ok' | 'entries' | 'checkpoints' | 'until' | 'faults'>;

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
