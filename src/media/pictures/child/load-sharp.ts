import sharp from 'sharp';

const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff'];

/**
 * Leaves the library these formats alone, from memory: no SVG, PDF or HEIC, and no files. To be called before the doors
 * close.
 */
export function loadSharp(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}Buffer`) });
}
