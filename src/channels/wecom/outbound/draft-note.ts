import { z } from 'zod';

const draftNote = z.object({
  /** By which the question is answered. */
  requestId: z.string().min(1),
});
/** What is kept of a draft, so that another process can complete it; its stream bears the reply's send key. */
export type DraftNote = z.output<typeof draftNote>;

/** Null when there is none, or none that can be read. */
export function readDraftNote(text: string | null): DraftNote | null {
  if (text === null) return null;
  try {
    return draftNote.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
