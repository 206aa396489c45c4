import type { PictureWord } from '../../core/picture';

const WORD_LEVEL = '5';

/** The words of tesseract's `tsv`, in its own order. */
export function tesseractWords(tsv: string): PictureWord[] {
  return tsv.split('\n').flatMap((line): PictureWord[] => {
    const [level, , , , , , left, top, width, height, confidence, text = ''] = line.split('\t');
    if (level !== WORD_LEVEL || text.trim() === '') return [];
    const box = { left: Number(left), top: Number(top), width: Number(width), height: Number(height) };
    const sure = Math.min(Math.max(Number(confidence) / 100, 0), 1);
    return Object.values(box).every(Number.isFinite) ? [{ text: text.trim(), box, confidence: sure || 0 }] : [];
  });
}
