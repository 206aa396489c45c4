import type { EndpointState } from './model-health';

/** What may be used on a day; beyond it answers are quoted. Undefined: no limit. */
export interface ModelBudget {
  tokensPerDay?: number | undefined;
  /** In the unit of the configured prices. */
  costPerDay?: number | undefined;
  tokensPerGroupPerDay?: number | undefined;
}

/** The models of this process, for those who look after the program. */
export interface ModelStates {
  /** In the order of the configuration; empty where no model is configured. */
  endpoints(): readonly EndpointState[];
  /** ISO day that what is used now counts for. */
  today(): string;
  readonly budget: ModelBudget;
}
export const ModelStates = Symbol('ModelStates');
