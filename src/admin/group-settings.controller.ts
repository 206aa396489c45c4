import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { conversationModes, type ConversationSettings, ConversationStore } from '../core/ports/conversation-store';
import { readRequest } from '../core/request-error';
import { type GroupPolicy, GroupPolicies } from '../intake/groups/resolve-group-policy.use-case';

const changes = z.strictObject({
  mode: z.enum(conversationModes).nullable().optional(),
  humanFirstSeconds: z.int().min(0).max(86_400).nullable().optional(),
  experts: z.array(z.string().trim().min(1).max(255)).max(100).nullable().optional(),
  silentUntil: z.int().min(0).nullable().optional(),
});

export interface GroupSettingsView {
  /** What an admin set; null where the configuration holds. */
  settings: ConversationSettings;
  /** What is in force. */
  policy: GroupPolicy;
}

const nothingSet: ConversationSettings = { mode: null, humanFirstSeconds: null, experts: null, silentUntil: null };

/** What the bot does in one group. */
@Controller('api/groups/:channel/:id/settings')
export class GroupSettingsController {
  constructor(
    @Inject(ConversationStore) private readonly conversations: ConversationStore,
    @Inject(GroupPolicies) private readonly policies: GroupPolicies,
  ) {}

  @Get()
  async read(@Param('channel') channel: string, @Param('id') id: string): Promise<GroupSettingsView> {
    const conversation = { channel, id };
    return {
      settings: (await this.conversations.find(conversation)) ?? nothingSet,
      policy: await this.policies.of(conversation),
    };
  }

  /** What the body leaves out stays; null gives a setting back to the configuration. */
  @Put()
  async change(
    @Param('channel') channel: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<GroupSettingsView> {
    await this.conversations.put({ channel, id }, readRequest(changes, body));
    return this.read(channel, id);
  }
}
