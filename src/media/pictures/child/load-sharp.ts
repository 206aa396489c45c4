import { constants, setPriority } from 'node:os';
import sharp from 'sharp';

const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff'];

/**
 * Leaves the library these formats alone, from memory: no SVG, PDF or HEIC, and no files. To be called before the doors
 * close. The process steps back behind the program, which answers others meanwhile.
 */
export function loadSharp(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}Buffer`) });
}
