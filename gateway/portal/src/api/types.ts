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
  personal?: boolean;
  state?: string;
  updatedAt?: string;
}
