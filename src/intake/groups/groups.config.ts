import { z } from 'zod';
import { conversationModes } from '../../core/ports/conversation-store';

const conversation = z.object({ channel: z.string().min(1), id: z.string().min(1) });

/** What holds for a group unless an admin sets it otherwise on the page or by a command. */
const policy = {
  mode: z.enum(conversationModes),
  /** So long members may answer a question before the bot does; 0: it does not wait. */
  humanFirstSeconds: z.int().min(0).max(86_400),
  /** The channel's ids of members whose word counts as an answer, and who may send drafts in its stead. */
  experts: z.array(z.string().min(1)),
};

export const groupsConfig = z.object({
  /** Of every group. */
  defaults: z
    .object({
      mode: policy.mode.default('answer'),
      humanFirstSeconds: policy.humanFirstSeconds.default(0),
      experts: policy.experts.default([]),
    })
    .prefault({}),
  /** Of single groups; what one leaves out is as in `defaults`. */
  list: z
    .array(
      z.strictObject({
        ...conversation.shape,
        mode: policy.mode.optional(),
        humanFirstSeconds: policy.humanFirstSeconds.optional(),
        experts: policy.experts.optional(),
        /** A group of staff in which drafts for this group are offered; on Feishu, served by the first app. */
        staff: z.strictObject({ channel: z.literal('feishu'), id: z.string().min(1) }).optional(),
      }),
    )
    .default([]),
  /** Groups of one channel that get each other's messages. */
  forwarding: z
    .array(z.strictObject({ channel: z.string().min(1), groups: z.array(z.string().min(1)).min(2) }))
    .default([]),
});
type Options = z.output<typeof groupsConfig>;
type Policy = Readonly<Omit<Options['defaults'], 'experts'>> & { readonly experts: readonly string[] };
type Listed = Readonly<Omit<Options['list'][number], 'experts' | 'staff'>> & {
  readonly experts?: readonly string[] | undefined;
  readonly staff?: { readonly channel: string; readonly id: string } | undefined;
};

export interface GroupsConfig {
  readonly defaults: Policy;
  readonly list: readonly Listed[];
  readonly forwarding: readonly { readonly channel: string; readonly groups: readonly string[] }[];
}
