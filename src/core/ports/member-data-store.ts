/** What members decide of their own data. */
export interface MemberDataStore {
  /** Members of the channel whose words are not to be stored; all of them, to be kept in memory. */
  optedOut(): Promise<{ channel: string; memberId: string }[]>;
  /** `since` in epoch milliseconds; null: they take part again. */
  setOptOut(member: { channel: string; memberId: string }, since: number | null): Promise<void>;
  /**
   * Erases a member's own words on the channel wherever they are: messages, questions, replies to them, placeholders,
   * review items, feedback, files, and where others quote them. What is left are ids and reasons, so that nothing is
   * answered twice. Pending questions end; what asks for it, the message with the id `except`, is still to be answered.
   * `at` in epoch milliseconds.
   * @returns how many messages were erased
   */
  erase(member: { channel: string; memberId: string }, asked: { at: number; except?: string }): Promise<number>;
}
export const MemberDataStore = Symbol('MemberDataStore');
