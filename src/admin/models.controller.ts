import { Controller, Get, Inject } from '@nestjs/common';
import type { ModelReport } from '../core/model-report';
import { InboxStore } from '../core/ports/inbox-store';
import { ModelStates } from '../core/ports/model-states';
import { ModelUsageStore } from '../core/ports/model-usage-store';
import { endpointReports, groupUsages } from './model-report';

const GROUPS = 50;
const NAMES = 200;

/** How the models do, and what was used of them today. */
@Controller('api/models')
export class ModelsController {
  constructor(
    @Inject(ModelStates) private readonly models: ModelStates,
    @Inject(ModelUsageStore) private readonly usage: ModelUsageStore,
    @Inject(InboxStore) private readonly inbox: Pick<InboxStore, 'conversations'>,
  ) {}

  @Get()
  async read(): Promise<ModelReport> {
    const day = this.models.today();
    const [rows, total] = await Promise.all([this.usage.list(day), this.usage.ofDay(day)]);
    const found = rows.length === 0 ? [] : await this.inbox.conversations(NAMES);
    const names = new Map(found.map(({ conversation: { channel, id }, name }) => [`${channel} ${id}`, name]));
    const groups = groupUsages(rows, (channel, id) => names.get(`${channel} ${id}`) ?? null);
    return {
      day,
      endpoints: endpointReports(this.models.endpoints(), rows),
      groups: groups.slice(0, GROUPS),
      moreGroups: Math.max(0, groups.length - GROUPS),
      total,
      budget: this.models.budget,
    };
  }
}
