/** The bot of every run. The values are made up. */
export const app = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'secret-of-the-app-in-this-run',
  encryptKey: 'encrypt-key-of-the-app-in-this-run',
  verificationToken: 'verification-token-of-this-run',
};

/** What the program takes from its environment only. */
export const secrets = {
  FENNELBEAN_SERVER__START_TOKEN: 'token-of-this-start',
  FENNELBEAN_FEISHU__APP_SECRET: app.appSecret,
  FENNELBEAN_FEISHU__ENCRYPT_KEY: app.encryptKey,
  FENNELBEAN_FEISHU__VERIFICATION_TOKEN: app.verificationToken,
};

/** The shortest that is allowed, so that answers of some sentences come in parts. */
const PART_CHARACTERS = 200;
/** More than any run says. */
const ANY_NUMBER = 100_000;

export interface ProgramConfigOptions {
  mode: 'webhook' | 'connection';
  publicPort: number;
  /** The section of that name. */
  database: object;
  knowledgeFolder: string;
  modelUrl: string;
  /** Of the platform. */
  domain: string;
  /** Options by section; down to the second level what is not named stays. */
  changes: Readonly<Record<string, object>>;
}

/** The program's configuration: limits off, as everything is to be answered. */
export function programConfig(options: ProgramConfigOptions): object {
  const { mode, publicPort, database, knowledgeFolder, modelUrl, domain, changes } = options;
  const sections: Record<string, object> = {
    server: { port: 0, publicPort },
    database,
    knowledge: { folder: knowledgeFolder },
    intake: {
      burst: { pauseSeconds: 0 },
      repeatMinutes: 0,
      limits: { memberPerMinute: 0, groupPerMinute: 0 },
      queue: { perGroup: ANY_NUMBER, total: ANY_NUMBER },
    },
    answer: { maxCharacters: 1000 },
    models: { chat: { baseUrl: modelUrl, model: 'scripted' } },
    feishu: { appId: app.appId, mode, domain, partCharacters: PART_CHARACTERS },
    log: { level: 'warn', format: 'json' },
  };
  for (const [name, change] of Object.entries(changes)) sections[name] = merged(sections[name] ?? {}, change);
  return { ...sections, assistants: [{ name: 'clinic', title: '门诊助手', language: 'zh' }] };
}

function merged(section: object, changes: object): object {
  const changed = Object.entries(changes).map(([name, value]: [string, unknown]) => {
    const before = (section as Record<string, unknown>)[name];
    const isSection = typeof before === 'object' && typeof value === 'object';
    return [name, isSection ? { ...before, ...value } : value] as const;
  });
  return { ...section, ...Object.fromEntries(changed) };
}
