/** What a model wrote about a passage at ingest, so that it is found by other words: a summary, or a question that it answers. */
export interface PassageNote {
  id: string;
  passageId: string;
  kind: 'summary' | 'question';
  text: string;
  /** Key of the model and prompt that wrote it. */
  madeBy: string;
}

export interface PassageNoteStore {
  /** Ids of passages that have notes by this maker, also where it found nothing to note. */
  noted(knowledgeBaseId: string, madeBy: string): Promise<ReadonlySet<string>>;
  /** Replaces the notes of a passage. */
  put(passageId: string, notes: readonly Omit<PassageNote, 'id' | 'passageId'>[], madeBy: string): Promise<void>;
  /** Of all passages in use of these knowledge bases. */
  list(knowledgeBaseIds: readonly string[]): Promise<PassageNote[]>;
}
export const PassageNoteStore = Symbol('PassageNoteStore');
