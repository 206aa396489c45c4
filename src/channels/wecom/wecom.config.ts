import { z } from 'zod';

/** Where the platform takes long connections; page `path/101463`. */
const PLATFORM_URL = 'wss://openws.work.weixin.qq.com';

/** Groups within an enterprise on WeCom (企业微信), by one smart robot (智能机器人) with a long connection. */
export const wecomConfig = z
  .object({
    /** From the robot's API settings. Not set: no WeCom. */
    botId: z
      .string()
      .regex(
        /^(?=.*[A-Za-z])[\w-]+$/,
        "the robot's Bot ID, letters and digits, such as aibX1y2Z3 (not the number in the address of its page)",
      )
      .optional(),
    /** Of the long connection, shown once when it is made. */
    secret: z.string().min(1).optional().meta({ secret: true }),
    /** Of groups that `groups` does not name, and of direct chats; not set: the first that is configured. */
    assistant: z.string().min(1).optional(),
    /** Assistant by chat id. */
    groups: z.record(z.string().min(1), z.string().min(1)).default({}),
    /** As groups show it after the at-sign. Not set: it is learnt from the messages that mention it. */
    botName: z.string().trim().min(1).max(64).optional(),
    /** A message takes 20,480 bytes, and a character up to four. */
    partCharacters: z.int().min(200).max(4000).default(2000),
    /** Another one for a private deployment. */
    wsUrl: z.url({ protocol: /^wss?$/ }).default(PLATFORM_URL),
  })
  .superRefine(({ botId, secret }, context) => {
    if (botId === undefined || secret !== undefined) return;
    const message = 'the Secret of the long connection, because botId is set, in FENNELBEAN_WECOM__SECRET';
    context.addIssue({ code: 'custom', path: ['secret'], message, input: undefined });
  });
export type WeComConfig = z.output<typeof wecomConfig>;

/** The one robot, ready to be served. */
export interface WeComAppConfig {
  botId: string;
  secret: string;
  /** By default. */
  assistant: string;
  groups: Readonly<Record<string, string>>;
  botName: string | undefined;
  partCharacters: number;
  wsUrl: string;
}

type GivenConfig = Readonly<Omit<WeComConfig, 'groups'> & { groups: Readonly<Record<string, string>> }>;

/** Null when WeCom is off. */
export function wecomApp(config: GivenConfig, assistants: readonly { readonly name: string }[]): WeComAppConfig | null {
  const { botId, secret, groups, botName, partCharacters, wsUrl } = config;
  const assistant = config.assistant ?? assistants[0]?.name;
  if (botId === undefined || secret === undefined || assistant === undefined) return null;
  return { botId, secret, assistant, groups, botName, partCharacters, wsUrl };
}

/** The assistants that the section names, each with the path of the option that does. */
export function assistantsNamedByWeCom(config: GivenConfig): { path: string[]; assistant: string }[] {
  return [
    ...(config.assistant === undefined ? [] : [{ path: ['assistant'], assistant: config.assistant }]),
    ...Object.entries(config.groups).map(([chat, assistant]) => ({ path: ['groups', chat], assistant })),
  ];
}
