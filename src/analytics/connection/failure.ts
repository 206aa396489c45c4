import type { QueryFailure, QueryResult } from '../source/data-source';

export type FailedQuery = Extract<QueryResult, { status: 'failed' }>;

const LONGEST_DETAIL = 200;

/** @param detail one line that bears no host, path, user or value */
export const failedQuery = (reason: QueryFailure, detail: string): FailedQuery => ({
  status: 'failed',
  reason,
  detail: detail.replace(/\s+/g, ' ').trim().slice(0, LONGEST_DETAIL),
});

export const cancelledQuery = failedQuery('cancelled', 'cancelled');
export const slowQuery = (milliseconds: number): FailedQuery =>
  failedQuery('too-slow', `it takes longer than ${milliseconds / 1000} s`);
