import { z } from 'zod';

/** A package, such as `wechaty-puppet-padlocal`, or the absolute path of a module. */
const PUPPET = /^((@[\w.-]+\/)?[\w.-]+|\/.+|[A-Za-z]:[\\/].+)$/;

const TIME = String.raw`([01]?\d|2[0-3]):[0-5]\d`;

/** Groups on WeChat, by any puppet of wechaty. */
export const wechatConfig = z.object({
  /** Not set: no WeChat. */
  puppet: z.string().regex(PUPPET, "the name of a puppet's package, such as wechaty-puppet-padlocal").optional(),
  /** For puppets that want one. */
  token: z.string().min(1).optional().meta({ secret: true }),
  /** Of a puppet's service, where it has one. */
  endpoint: z.string().min(1).optional(),
  /** Without it the channel does not start. */
  acceptBanRisk: z.boolean().default(false),
  /** Of groups that `groups` does not name; not set: they are left alone. */
  assistant: z.string().min(1).optional(),
  /** Assistant by a group's id or its name. */
  groups: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Of direct chats; not set: they are left alone. */
  directAssistant: z.string().min(1).optional(),
  /** Keeps the log-in over a restart. */
  sessionFile: z
    .string()
    .regex(/\.memory-card\.json$/, 'a path that ends in .memory-card.json')
    .default('data/wechat.memory-card.json'),
  /** Replies wait until they are over; not set: none. */
  quietHours: z
    .string()
    .regex(new RegExp(`^${TIME}-${TIME}$`), 'two times, such as 23:00-07:00')
    .refine((text) => new Set(text.split('-')).size === 2, 'two times that differ')
    .optional(),
  partCharacters: z.int().min(100).max(1500).default(500),
});
export type WeChatConfig = z.output<typeof wechatConfig>;

/** As it is once it is frozen. */
export type GivenWeChatConfig = Readonly<Omit<WeChatConfig, 'groups'> & { groups: Readonly<Record<string, string>> }>;

/** The assistants that the section names, each with the path of the option that does. */
export function wechatAssistants({
  assistant,
  directAssistant,
  groups,
}: GivenWeChatConfig): { path: string[]; assistant: string }[] {
  return [
    ...(assistant === undefined ? [] : [{ path: ['assistant'], assistant }]),
    ...Object.entries(groups).map(([group, name]) => ({ path: ['groups', group], assistant: name })),
    ...(directAssistant === undefined ? [] : [{ path: ['directAssistant'], assistant: directAssistant }]),
  ];
}
