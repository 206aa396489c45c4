import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadInput } from '../app/failures';

const MOST = 10;

/** Absolute paths of pictures that are named on the command line. Throws `BadInput` that says which cannot be used and why. */
export async function namedPictures(paths: readonly string[], maxMegabytes: number): Promise<string[]> {
  if (paths.length > MOST) {
    throw new BadInput(`At most ${MOST} pictures go with one question. 一次提问最多附 ${MOST} 张图片。`);
  }
  return Promise.all(paths.map((path) => named(path, maxMegabytes)));
}

async function named(path: string, maxMegabytes: number): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new BadInput(`There is no file ${path}. 没有这个文件。`);
  if (!found.isFile()) throw new BadInput(`${path} is no file. 这不是文件。`);
  if (found.size > maxMegabytes * 1_048_576) {
    throw new BadInput(`${path} is larger than ${maxMegabytes} MB. 图片超过 ${maxMegabytes} MB。`);
  }
  return resolve(path);
}
