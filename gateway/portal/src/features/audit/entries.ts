/** One entry of the trail; `body` is the event as it was told. */
export interface Entry {
  number: number;
  time: string;
  recordedAt: string;
  source: string;
  event: string;
  action?: string;
  decision?: 'GRANTED' | 'REFUSED';
  person?: string;
  workspace?: string;
  objects: string[];
  topic: string;
  position: number;
  body?: unknown;
  bodyDigest: string;
  hash: string;
}
