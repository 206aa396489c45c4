import type { ConversationRef } from '../message';
import type { RedFlagClass } from './red-flags';

/** An emergency in a group. Epoch milliseconds throughout. */
export interface Alarm {
  questionId: string;
  assistant: string;
  class: RedFlagClass;
  conversation: ConversationRef;
  raisedAt: number;
  /** How often the duty admins were told, and when they were last. */
  notifications: number;
  notifiedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
}

/** Alarms as rows, written by `InboxStore.settle` with the outcome that raised them. */
export interface AlarmStore {
  /** Those that nobody took note of, oldest first; at most `limit`. */
  open(limit: number): Promise<Alarm[]>;
  /** Newest first. */
  latest(limit: number): Promise<Alarm[]>;
  /** Counts the notification with that number, from 1; false when it was counted before. */
  noteNotified(questionId: string, notification: { number: number; at: number }): Promise<boolean>;
  /** Closes its review item, too. False when it is not known or was acknowledged before. */
  acknowledge(questionId: string, by: string, at: number): Promise<boolean>;
}
export const AlarmStore = Symbol('AlarmStore');
