import type { EnrichedBase, Enrichment } from './enrichment';
import { makersText, wantedMakers } from './figure-makers';
import { FigureReading } from './figure-reading';

/**
 * Reads every kept picture once: its letters, and with a model what it shows. What one of them read stays while the
 * other cannot be asked, and is not read again. Throws `ModelError` when the model cannot be asked; letters are read
 * all the same.
 */
export async function readFigures(enrichment: Enrichment, { base, signal, onProgress }: EnrichedBase): Promise<void> {
  const { figures, logger } = enrichment;
  if (!figures) return;
  const { pictures } = figures;
  const wanted = wantedMakers(figures);
  const unread = await pictures.unread([base.id], makersText(wanted));
  if (unread.length === 0) return;
  const byKey = new Map((await pictures.list([base.id])).map((picture) => [picture.key, picture]));
  const notes = new Map((await pictures.readings(unread)).map((note) => [note.key, note]));
  const reading = new FigureReading(enrichment, figures, { wanted, language: base.language, signal });
  let done = 0;
  for (const key of unread) {
    signal.throwIfAborted();
    const picture = byKey.get(key);
    const note = picture && (await reading.read({ key, picture, earlier: notes.get(key) }));
    if (note) await pictures.putReading(note);
    onProgress(++done, unread.length);
  }
  if (reading.isBlind) {
    logger.info({ knowledgeBase: base.name }, 'Letters of figures are not read: it is not installed');
  }
  if (reading.failure) throw reading.failure;
}
