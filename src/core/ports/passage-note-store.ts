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
  /** Ids of the passages that this maker has not read yet, by document and ordinal; it may have found nothing to note. */
  missing(knowledgeBaseId: string, madeBy: string): Promise<string[]>;
  /** Replaces the notes of a passage, whoever made them; does nothing when it is gone meanwhile. */
  put(passageId: string, notes: readonly Pick<PassageNote, 'kind' | 'text'>[], madeBy: string): Promise<void>;
  /** Changes with the notes of these knowledge bases, as long as their documents stay the same. */
  stamp(knowledgeBaseIds: readonly string[]): Promise<string>;
  /** Of all passages of these knowledge bases, also of documents that do not count today. */
  list(knowledgeBaseIds: readonly string[]): Promise<PassageNote[]>;
}
export const PassageNoteStore = Symbol('PassageNoteStore');
