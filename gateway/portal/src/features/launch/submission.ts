import type { Configuration } from '../../api/types';

/** What a person chose for a launch. */
export interface Choices {
  name: string;
  which: 'all' | 'some';
  rows: string[];
  cacheRead: boolean;
  failureMode: 'CONTINUE_WHILE_POSSIBLE' | 'NO_NEW_CALLS';
  /** A decimal in the account's currency; empty: none. */
  costCap?: string;
}

/** The body of `POST …/submissions` and `…/submissions:check`. No rows: every row of the table. */
export function submissionOf(configuration: Configuration, choices: Choices) {
  const cap = choices.costCap?.trim();
  return {
    name: choices.name,
    configuration: configuration.id,
    ...(choices.which === 'some' ? { rows: choices.rows } : {}),
    options: {
      cache: { read: choices.cacheRead, write: true },
      failureMode: choices.failureMode,
      ...(cap ? { costCap: { amount: cap, currency: 'CNY' } } : {}),
    },
  };
}

export type Wanted = ReturnType<typeof submissionOf>;
