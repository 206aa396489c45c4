import type { CitedFigures } from '../../core/ports/cited-figures';
import type { VisualQuestioner } from '../../core/ports/visual-questioner';

/** What sees pictures, and what shows figures; null: nothing does. */
export interface PictureAnswering {
  questioner: VisualQuestioner | null;
  figures: CitedFigures | null;
}
