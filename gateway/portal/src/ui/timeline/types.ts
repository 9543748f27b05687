import type { ReactNode } from 'react';

export interface TimelineLine {
  id: string;
  label: string;
  /** 1 for what belongs to the line above it. */
  depth?: number;
  /** Milliseconds of the beginning and the end, or of now. */
  from: number;
  to: number;
  /** One of the states of `ui/State`: the colour of a single bar. */
  state: string;
  /** Of many: how many were under way, and ended badly, in each slice of the whole. */
  active?: number[];
  failed?: number[];
  note?: ReactNode;
  /** It has lines of its own, shown or not. */
  open?: boolean;
}

export interface TimelineProps {
  /** What the timeline shows, in one line. */
  label: string;
  from: number;
  to: number;
  lines: TimelineLine[];
  chosen?: string;
  onChoose: (id: string) => void;
  /** Asks for the next lines when the last ones come into sight. */
  onMore?: () => void;
  height?: number;
}
