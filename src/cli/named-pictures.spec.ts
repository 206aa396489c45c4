import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { TerminalChannel } from '../channels/terminal/terminal.channel';
import { namedPictures } from './named-pictures';

describe('pictures that are named on the command line', () => {
  const folder = new TemporaryFolder().write({ 'report.jpg': 'dots', 'folder/x.png': 'x' });
  const at = (name: string): string => join(folder.path, name);
  afterAll(() => {
    folder.remove();
  });

  it('can be fetched, and nothing else can', async () => {
    const terminal = new TerminalChannel();
    const [file = ''] = await namedPictures([at('report.jpg')], 1);
    const attachment = terminal.attachPicture(file);
    expect(attachment).toEqual({ kind: 'image', key: 'file-1', name: 'report.jpg' });
    const fetched = (key: string, maxBytes: number) =>
      terminal.fetchAttachment({ app: 'ask', platformMessageId: 'ask' }, { ...attachment, key }, { maxBytes });
    expect((await fetched('file-1', 4)).bytes.toString()).toBe('dots');
    await expect(fetched('file-1', 3)).rejects.toMatchObject({ failure: 'too-large' });
    await expect(fetched(at('folder/x.png'), 9)).rejects.toMatchObject({ failure: 'gone' });
  });

  it.each([
    ['There is no file', ['nothing.jpg'], 1],
    ['is no file', ['folder'], 1],
    ['is larger than', ['report.jpg'], 0.000001],
    ['At most 10', Array<string>(11).fill('report.jpg'), 1],
  ])('are turned down in words: %s', async (words, names, megabytes) => {
    await expect(namedPictures(names.map(at), megabytes)).rejects.toThrow(words);
  });
});
