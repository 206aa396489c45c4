import type { MetricsText } from '../core/ports/metrics-text';
import type { ModelCall, ModelMeter } from '../core/ports/model-meter';
import type { SendState } from '../core/ports/outbox-store';
import type { OutcomeListener, SettledQuestion } from '../core/ports/outcome-listener';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Counts what becomes of questions, for Prometheus. No label bears a person's words or name. */
export class Metrics implements OutcomeListener, ModelMeter, MetricsText {
  private readonly registry = new Registry();
  private readonly outcomes = new Counter({
    name: 'fennelbean_outcomes_total',
    help: 'Questions by how they ended',
    labelNames: ['assistant', 'kind', 'reason'] as const,
    registers: [this.registry],
  });
  private readonly stages = new Histogram({
    name: 'fennelbean_stage_seconds',
    help: 'Time of the steps of a question',
    labelNames: ['stage'] as const,
    buckets: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [this.registry],
  });

  private readonly sends = new Counter({
    name: 'fennelbean_sends_total',
    help: 'Attempts to send or recall a reply by the state they ended in',
    labelNames: ['channel', 'state'] as const,
    registers: [this.registry],
  });

  private readonly modelCalls = new Counter({
    name: 'fennelbean_model_calls_total',
    help: 'Requests to models by endpoint and how they ended',
    labelNames: ['kind', 'endpoint', 'role', 'result'] as const,
    registers: [this.registry],
  });
  private readonly modelTokens = new Counter({
    name: 'fennelbean_model_tokens_total',
    help: 'Tokens that models took, as told or estimated',
    labelNames: ['kind', 'endpoint', 'part'] as const,
    registers: [this.registry],
  });
  private readonly modelCost = new Counter({
    name: 'fennelbean_model_cost_total',
    help: 'What models cost, in the unit of the configured prices; an endpoint without a price is missing',
    labelNames: ['kind', 'endpoint'] as const,
    registers: [this.registry],
  });
  private readonly modelSeconds = new Histogram({
    name: 'fennelbean_model_seconds',
    help: 'Time of requests to models',
    labelNames: ['kind', 'endpoint'] as const,
    buckets: [0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  onOutcome({ messages, outcome }: SettledQuestion): void {
    const assistant = messages[0]?.assistant ?? '';
    this.outcomes.inc({ assistant, kind: outcome.kind, reason: outcome.reason });
    for (const { name, milliseconds } of outcome.trace.stages) {
      this.stages.observe({ stage: name }, milliseconds / 1000);
    }
  }

  onSend(channel: string, state: SendState): void {
    this.sends.inc({ channel, state });
  }

  onCall({ kind, endpoint, role, result, promptTokens, completionTokens, cost, milliseconds }: ModelCall): void {
    this.modelCalls.inc({ kind, endpoint, role, result });
    this.modelTokens.inc({ kind, endpoint, part: 'prompt' }, promptTokens);
    this.modelTokens.inc({ kind, endpoint, part: 'completion' }, completionTokens);
    if (cost !== null) this.modelCost.inc({ kind, endpoint }, cost);
    this.modelSeconds.observe({ kind, endpoint }, milliseconds / 1000);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
