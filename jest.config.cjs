const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

// jest cannot require() an ES module before Node 24.9, so packages that ship only those are compiled on the fly, and so is
// one that calls import().
const esmPackages = new Set(['@jitl/quickjs-wasmfile-release-sync']);
const typeOf = (folder) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type;
  } catch {
    return undefined;
  }
};
const namesIn = (folder) => {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
};
const scan = (root) => {
  for (const name of namesIn(root)) {
    const packages = name.startsWith('@') ? namesIn(join(root, name)).map((inner) => `${name}/${inner}`) : [name];
    for (const item of packages) {
      if (typeOf(join(root, item)) === 'module') esmPackages.add(item);
      scan(join(root, item, 'node_modules'));
    }
  }
};
scan(join(__dirname, 'node_modules'));

const swc = { sourceMaps: 'inline', module: { type: 'commonjs' }, swcrc: false };
const base = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/plugins'],
  // What the package's `exports` lead to once it is built.
  moduleNameMapper: { '^fennelbean/plugin$': '<rootDir>/src/core/plugin.ts' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        ...swc,
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
    '^.+\\.[cm]?js$': ['@swc/jest', { ...swc, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } }],
  },
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.cjs'],
  transformIgnorePatterns: [`node_modules/(?!(?:.*/node_modules/)?(${[...esmPackages].join('|')})/)`],
};

// `unit` is what `npm test` runs. `full` are the suites that need a server, a browser or time (*.full-spec.ts).
module.exports = {
  testSequencer: '<rootDir>/test/support/long-first.cjs',
  projects: [
    { ...base, displayName: 'unit', testRegex: '\\.spec\\.ts$' },
    { ...base, displayName: 'full', testRegex: '\\.full-spec\\.ts$' },
  ],
};
