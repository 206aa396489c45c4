import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AssistantStore } from '../core/ports/assistant-store';
import { type ChannelHealth, ChannelHealths } from '../core/ports/channel-health';
import { DatabaseHealth } from '../core/ports/database-health';
import { type EndpointHealth, ModelHealth } from '../core/ports/model-health';
import { AssistantSnapshots } from '../core/ports/passage-index';
import { UnsignedTexts } from '../core/ports/red-flags';
import { Open } from './private.guard';

export interface Health {
  /** `starting`: an index is still being built. `down`: the database does not answer (status 503). */
  status: 'ok' | 'starting' | 'down';
  database: 'ok' | 'down';
  /** By assistant: passages in its live index, null while the first one is being built. */
  index: Record<string, { passages: number; revision: number } | null>;
  /** The chat model. */
  model: EndpointHealth;
  embedding: EndpointHealth;
  rerank: EndpointHealth;
  vision: EndpointHealth;
  /** Texts for emergencies that no clinician has signed. */
  unsignedRedFlagTexts: number;
  /** Of each app on each platform; the status does not depend on them. */
  channels: readonly ChannelHealth[];
}

@Open()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DatabaseHealth) private readonly database: DatabaseHealth,
    @Inject(AssistantStore) private readonly assistants: AssistantStore,
    @Inject(AssistantSnapshots) private readonly snapshots: AssistantSnapshots,
    @Inject(ModelHealth) private readonly models: ModelHealth,
    @Inject(ChannelHealths) private readonly lines: ChannelHealths,
    @Inject(UnsignedTexts) private readonly unsigned: readonly string[],
  ) {}

  @Get()
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [model, embedding, rerank, vision] = await Promise.all([
      this.models.chat(),
      this.models.embedding(),
      this.models.rerank(),
      this.models.vision(),
    ]);
    const unsignedRedFlagTexts = this.unsigned.length;
    const outside = { model, embedding, rerank, vision, unsignedRedFlagTexts, channels: this.lines.list() };
    const index: Health['index'] = {};
    try {
      await this.database.ping();
      for (const { name } of await this.assistants.list()) {
        const snapshot = this.snapshots.current(name);
        index[name] = snapshot && { passages: snapshot.passageCount, revision: snapshot.revision };
      }
    } catch {
      void reply.status(503);
      return { status: 'down', database: 'down', index, ...outside };
    }
    const isReady = Object.values(index).every((entry) => entry !== null);
    return { status: isReady ? 'ok' : 'starting', database: 'ok', index, ...outside };
  }
}
