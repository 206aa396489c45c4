import type { EndpointState } from './ports/model-health';
import type { ModelBudget } from './ports/model-states';
import type { UsageTotal } from './ports/model-usage-store';

/** What was asked of an endpoint on the day. */
export interface EndpointReport {
  kind: EndpointState['kind'];
  endpoint: string;
  /** Null: it was used today, and the configuration does not name it any more. */
  state: EndpointState | null;
  used: UsageTotal;
}

export interface GroupUsage {
  /** Empty, like `id`, for work that no group asked for. */
  channel: string;
  id: string;
  name: string | null;
  assistants: readonly string[];
  /** Without the tokens of embedding and reranking, as the budget counts them. */
  used: UsageTotal;
}

/** How models do, and what was used of them on a day; for the admins' page. */
export interface ModelReport {
  /** ISO day. */
  day: string;
  /** As the configuration lists them, then those that it does not name any more. */
  endpoints: readonly EndpointReport[];
  /** Those that used most first. */
  groups: readonly GroupUsage[];
  /** How many more groups used something. */
  moreGroups: number;
  /** As the budget counts them. */
  total: UsageTotal;
  budget: ModelBudget;
}
