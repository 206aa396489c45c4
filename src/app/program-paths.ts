import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program's own folder, as seen from `src/app` and `dist/app` alike. */
const root = join(__dirname, '..', '..');

export const promptsFolder = join(root, 'prompts');
export const pageFolder = join(root, 'web', 'dist');
/** The compiled entry of the thread that builds indexes; also when the sources run under a test. */
export const buildThreadScript = join(root, 'dist', 'build.worker.js');

export const programVersion = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The compiled entry of the process that takes web pages apart; also when the sources run under a test. */
export const pageScript = join(root, 'dist', 'net', 'page.child.js');

/** The compiled entry of the thread that searches the file of vectors; also when the sources run under a test. */
export const vectorThreadScript = join(root, 'dist', 'stores', 'vectors', 'embedded', 'vector-file.worker.js');

/** The compiled entry of the thread that decodes SILK; also when the sources run under a test. */
export const silkThreadScript = join(root, 'dist', 'media', 'sound', 'silk.worker.js');

/** The compiled entry of the process that parses documents; also when the sources run under a test. */
export const documentsScript = join(root, 'dist', 'app', 'documents.child.js');

/** Folder with the shipped plugins, compiled; also when the sources run under a test. */
export const shippedPluginsFolder = join(root, 'dist', 'plugins');
/** The compiled entry of the process of any other plugin. */
export const pluginScript = join(root, 'dist', 'plugins', 'plugin.child.js');

/** A list of words as shipped. */
export const wordListPath = (name: string): string => join(root, 'config', 'words', `${name}.txt`);

/** The compiled entry of the process that queries copies of SQLite files. */
export const queryScript = join(root, 'dist', 'app', 'query.child.js');

/** The compiled entry of the thread that makes copies of SQLite files. */
export const copyThreadScript = join(root, 'dist', 'analytics', 'connection', 'sqlite', 'copy.worker.js');

/** The compiled entry of the process that calculates with a model's code. */
export const calculateScript = join(root, 'dist', 'app', 'calculate.child.js');

/** The compiled entry of the thread that draws charts. */
export const chartThreadScript = join(root, 'dist', 'analytics', 'charts', 'chart.worker.js');

/** Folder with the font of charts. */
export const fontsFolder = join(root, 'assets', 'fonts');

/** The compiled entry of the process that opens pictures. */
export const picturesScript = join(root, 'dist', 'app', 'pictures.child.js');

/** Folder with what pictures are measured by. */
export const evaluationFolder = join(root, 'evaluation');
