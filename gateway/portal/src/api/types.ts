/** The shapes of `docs/interfaces.md` that the portal reads. */
export interface Session {
  signedIn: boolean;
  person?: string;
  account?: string;
  name?: string;
  roles: string[];
}

export interface Problem {
  status?: number;
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  faults?: { code?: string; where?: string; detail: string }[];
}

export interface Page<T> {
  items: T[];
  nextPageToken?: string;
}

export interface Workspace {
  id: string;
  name: string;
  description?: string;
  tags?: string[];
  role?: 'READER' | 'WRITER' | 'OWNER';
  canShare?: boolean;
  canCompute?: boolean;
  personal?: boolean;
  owner: string;
  billingAccount: string;
  state: 'ACTIVE' | 'REMOVING' | 'PURGING' | 'REMOVED';
  locked: boolean;
  controlled: boolean;
  readableByAll: boolean;
  version: number;
  createdAt?: string;
  updatedAt?: string;
  removingAt?: string;
}

export interface Column {
  name: string;
  type: string;
  /** The table that a reference points to. */
  target?: string;
}

export interface Table {
  name: string;
  rows: number;
  columns: Column[];
}

export interface Row {
  name: string;
  attributes: Record<string, unknown>;
  version: number;
}

export interface Configuration {
  id: string;
  name: string;
  table?: string;
  digest: string;
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  workflow: Workflow;
  version: number;
}

export interface Workflow {
  name?: string;
  kind?: string;
  wdlVersion?: string;
  inputs: { name: string; type: string; optional: boolean; default?: unknown; description?: string }[];
  outputs: { name: string; type: string }[];
  calls?: { name: string; task: string; image?: string }[];
}

export interface Submission {
  id: string;
  configuration: string;
  name: string;
  person: string;
  workflow: string;
  digest: string;
  table?: string;
  state: string;
  reason?: string;
  rerunOf?: string;
  createdAt: string;
  endedAt?: string;
  counts: Record<string, number>;
}

export interface SubmissionRow {
  row: string;
  state: string;
  run?: string;
  failure?: { sentence?: string; detail?: string; code?: string; faults?: { where?: string; detail: string }[] };
  written: boolean;
  startedAt?: string;
  endedAt?: string;
}
