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
export type Task = AtTes['TesTask'];

export type FileEntry = AtDrs['FileBody'];
export type Upload = AtDrs['UploadBody'];

export type Sums = AtBilling['SumsView'];
export type Prices = AtBilling['PricesView'];
export type Limit = AtBilling['LimitView'];

export type Entry = AtAudit['EntryView'];
export type Verification = Sure<AtAudit['VerificationView'], 'ok' | 'entries' | 'checkpoints' | 'until' | 'faults'>;

export type ClientToken = AtPeople['TokenView'];
export type MadeToken = AtPeople['MadeToken'];
export type Preferences = AtPeople['PreferencesView'];
export type Announcement = AtPeople['AnnouncementView'];
export type Channel = AtPeople['ChannelView'];
export type Topic = Channel['topics'][number];
export type Delivery = Omit<AtPeople['DeliveryView'], 'facts'> & { facts: Record<string, unknown> };

/** Of the edge, which has no interface document. */
export interface Session {
  signedIn: boolean;
  person?: string;
  account?: string;
  name?: string;
  roles: string[];
}
