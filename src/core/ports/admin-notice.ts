/** A line for the admins: something needs a person. Bears ids and reasons, never people's words. */
export interface AdminNotice {
  notify(notice: { kind: string; assistant: string; outcomeId: string; reason: string }): Promise<void>;
}
export const AdminNotice = Symbol('AdminNotice');
