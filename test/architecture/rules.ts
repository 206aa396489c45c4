/** Who may import whom, and what else must hold of the sources. The checker only reads this. */
export interface ArchitectureRules {
  /** By the first name below `src/`, a folder or a file. A name that is missing here is a violation, too. */
  areas: Readonly<Record<string, Area>>;
  /** Folders in which no sub-folder may import its sibling. */
  apart: readonly string[];
  /** Packages that only some folders may name; patterns end in `*` for "and whatever begins so". */
  owners: readonly PackageOwner[];
  /** Who may read the environment. */
  environmentReaders: readonly string[];
  /** Where the size counts. */
  sized: readonly string[];
  longest: number;
}

export interface Area {
  /** Other areas that it may import; `use-cases` are the `<verb>.use-case.ts` files of any, `config-sections` the `<name>.config.ts`. */
  imports: 'everything' | readonly string[];
  /** Packages and Node's own modules: all that the owners allow, or only these. */
  packages?: readonly string[];
}

export interface PackageOwner {
  packages: readonly string[];
  /** Files or folders; a folder covers what is below it. */
  folders: readonly string[];
}

const everything: Area = { imports: 'everything' };
const adapter: Area = { imports: ['core', 'text'] };
const caller: Area = { imports: ['core', 'text', 'use-cases'] };

const wiring = ['src/main.ts', 'src/cli.ts', 'src/cli', 'src/app.module.ts', 'src/app', 'src/build.worker.ts'];
const web = ['src/admin', 'src/channels/web', 'src/observability', 'src/scheduling'];

export const rules: ArchitectureRules = {
  areas: {
    'main.ts': everything,
    'cli.ts': everything,
    cli: everything,
    'app.module.ts': everything,
    app: everything,
    'build.worker.ts': everything,
    core: { imports: [], packages: ['zod'] },
    text: { imports: [], packages: [] },
    config: { imports: ['core', 'config-sections'] },
    pipeline: adapter,
    channels: adapter,
    retrievers: adapter,
    models: adapter,
    stores: adapter,
    search: adapter,
    analytics: adapter,
    media: adapter,
    knowledge: adapter,
    net: adapter,
    isolation: adapter,
    plugins: adapter,
    review: adapter,
    observability: { imports: ['core'] },
    admin: caller,
    intake: caller,
    evaluation: caller,
    scheduling: caller,
  },
  apart: ['src/channels', 'plugins'],
  owners: [
    { packages: ['typeorm'], folders: ['src/stores/typeorm'] },
    {
      packages: ['better-sqlite3', 'mysql2'],
      folders: ['src/stores', 'src/analytics', 'src/evaluation/sql-guard', 'bench'],
    },
    { packages: ['sqlite-vec'], folders: ['src/stores/vectors'] },
    { packages: ['chromadb'], folders: ['src/stores/vectors/chroma'] },
    { packages: ['openai'], folders: ['src/models/openai-compatible'] },
    { packages: ['@larksuiteoapi/*'], folders: ['src/channels/feishu'] },
    { packages: ['wechaty', 'wechaty-*', 'file-box', 'memory-card'], folders: ['src/channels/wechat'] },
    { packages: ['@wecom/*'], folders: ['src/channels/wecom'] },
    { packages: ['silk-wasm'], folders: ['src/media'] },
    { packages: ['markdown-it', 'csv-parse'], folders: ['src/knowledge'] },
    { packages: ['unpdf', 'pdf.js-extract', 'mammoth', 'fflate'], folders: ['src/knowledge/formats'] },
    { packages: ['saxes'], folders: ['src/knowledge/formats', 'src/net'] },
    { packages: ['robots-parser'], folders: ['src/net'] },
    { packages: ['picomatch', 'smol-toml'], folders: ['src/knowledge'] },
    { packages: ['parse5'], folders: ['src/net', 'src/knowledge/formats'] },
    { packages: ['@mozilla/readability'], folders: ['src/net'] },
    { packages: ['@node-rs/jieba'], folders: ['src/evaluation', 'src/retrievers', 'src/knowledge/enrich'] },
    { packages: ['sql-parser-cst'], folders: ['src/analytics/guard'] },
    { packages: ['echarts', 'echarts/*'], folders: ['src/analytics/charts', 'bench'] },
    { packages: ['@resvg/*'], folders: ['src/analytics/charts', 'src/evaluation/pictures', 'bench'] },
    { packages: ['sharp'], folders: ['src/media/pictures', 'src/evaluation/pictures', 'bench'] },
    { packages: ['quickjs-emscripten-core', '@jitl/*'], folders: ['src/analytics/calculate'] },
    { packages: ['commander', 'cli-progress'], folders: ['src/cli.ts', 'src/cli'] },
    { packages: ['pino', 'prom-client'], folders: ['src/observability'] },
    { packages: ['@nestjs/*', 'fastify', '@fastify/*', 'rxjs', 'reflect-metadata'], folders: [...wiring, ...web] },
  ],
  environmentReaders: ['src/config', 'src/main.ts', 'src/cli.ts', 'src/cli', 'bench'],
  sized: ['src', 'web/src', 'plugins'],
  longest: 300,
};
