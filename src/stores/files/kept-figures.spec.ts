import { readFileSync } from 'node:fs';
import { evidence, FieldLogger } from '../../../test/fakes/journey';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { FolderAnswerFiles } from './answer-files';
import { KeptFigures } from './kept-figures';
import { FolderPictureFiles } from './picture-files';

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

it('puts a kept figure beside the answer that cites it, under its caption and with its page', async () => {
  const pictures = new FolderPictureFiles(`${folder.path}/pictures`);
  const files = new FolderAnswerFiles(`${folder.path}/answers`);
  const figures = new KeptFigures({ pictures, files, logger: new FieldLogger() });
  const key = await pictures.put(Buffer.from('dots'), 'png');
  const caption = '图 1 坐姿: 背/靠椅背';
  const place = { kind: 'page', first: 3, last: 3 } as const;
  const shown = await figures.show(
    evidence('f', {
      kind: 'figure',
      title: '血压测量',
      headingPath: [],
      place,
      picture: { key, mediaType: 'image/png', caption },
    }),
  );
  expect(shown).toMatchObject({
    kind: 'picture',
    name: '图 1 坐姿 背 靠椅背.png',
    mediaType: 'image/png',
    description: '图 1 坐姿: 背/靠椅背 (血压测量 › 第 3 页)',
  });
  expect(readFileSync((await files.find(shown?.key ?? '')) ?? '', 'utf8')).toBe('dots');

  const gone = { key: `${'0'.repeat(32)}.png`, mediaType: 'image/png', caption } as const;
  expect(await figures.show(evidence('f', { kind: 'figure', picture: gone }))).toBeNull();
});
