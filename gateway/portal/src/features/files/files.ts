/** A line of `GET /api/drs/workspaces/{id}/files`: a folder, or a file with its object. */
export interface FileEntry {
  path: string;
  folder: boolean;
  objectId?: string;
  drsUri?: string;
  size?: number;
  sha256?: string;
  md5?: string;
  mimeType?: string;
  createdAt?: string;
}

export interface Upload {
  id: string;
  path: string;
  state: 'OPEN' | 'VERIFYING' | 'AVAILABLE' | 'REJECTED' | 'EXPIRED' | 'ABORTED';
  size: number;
  sha256: string;
  partSize: number;
  partCount: number;
  parts?: { number: number; size: number; etag: string }[];
  fault?: { code: string; detail: string };
}
