import type { AnswererStep } from '../../core/answerer-trace';
import { type ChatModel, type ChatUsage, ModelError } from '../../core/ports/chat-model';
import type { Clock } from '../../core/ports/clock';
import type { Prompts } from '../../core/ports/prompts';
import { estimateTokens } from '../../text/estimate-tokens';
import type { Calculator } from '../calculate/calculator';
import { AgentActions, type AgentEnding } from './agent-actions';
import { agentMaterial } from './agent-material';
import { AgentNotes } from './agent-notes';
import { isEmpty } from './agent-rows';
import { type AgentStep, readAgentStep } from './agent-step';
import type { AgentTask } from './agent-task';

export interface DataAgentOptions {
  model: ChatModel;
  prompts: Prompts;
  calculator: Pick<Calculator, 'calculate'>;
  /** Hides personal data in a cell that the model is shown. */
  redact: (text: string) => string;
  clock: Pick<Clock, 'elapsed'>;
}

export type AgentResult = AgentEnding & {
  steps: readonly AnswererStep[];
  usage: readonly ChatUsage[];
  tokens: number;
};

/** Bounds of one question. Two repairs: the issue of the product; the rest keeps it within a question's deadline. */
export const agentLimits = { steps: 8, repairs: 2, tokens: 40_000, milliseconds: 60_000 };

/** Has a model find figures step by step: it writes queries, calculates and looks things up until its rows answer. */
export class DataAgent {
  constructor(private readonly options: DataAgentOptions) {}

  /** Rejects only with the signal's reason. */
  async ask(task: AgentTask): Promise<AgentResult> {
    const { clock, calculator, redact } = this.options;
    const deadline = AbortSignal.timeout(agentLimits.milliseconds);
    const signal = task.signal ? AbortSignal.any([task.signal, deadline]) : deadline;
    const elapsed = () => clock.elapsed();
    const notes = new AgentNotes(elapsed);
    const mayMend = () => notes.repairs < agentLimits.repairs;
    const actions = new AgentActions({ task, notes, calculator, redact, elapsed, signal, mayMend });
    const spent: Spent = { tokens: 0, usage: [] };
    const ended = (ending: AgentEnding): AgentResult => ({ ...ending, ...spent, steps: notes.steps });

    while (notes.steps.length < agentLimits.steps && notes.repairs <= agentLimits.repairs) {
      task.signal?.throwIfAborted();
      if (spent.tokens >= agentLimits.tokens || deadline.aborted) break;
      const step = await this.next({ task, notes, signal, spent });
      if (step === 'failed') return ended({ status: 'refused', reason: 'failed' });
      const ending = step && (await actions.take(step));
      if (ending) return ended(ending);
    }
    const { last } = notes;
    const isUsable = last && !isEmpty(last.table) && notes.repairs <= agentLimits.repairs;
    if (isUsable) return ended(actions.end(last, null, undefined));
    return ended({ status: 'refused', reason: deadline.aborted ? 'failed' : actions.lastRefusal });
  }

  /** Null: what it wrote is no step. */
  private async next({ task, notes, signal, spent }: Asking): Promise<AgentStep | 'failed' | null> {
    const { model, prompts, clock } = this.options;
    const { source, language, assistant, conversation } = task;
    const { description, connection } = source.source;
    const begun = clock.elapsed();
    const system = prompts.render('find-figures', language, {});
    const user = agentMaterial({ ...task, dialect: connection.dialect, description, told: notes.talk });
    try {
      const reply = await model.complete({
        system,
        user,
        role: 'answer',
        intent: 'statistics',
        assistant,
        ...(conversation && { conversation }),
        json: true,
        signal,
      });
      spent.tokens += reply.tokens ?? [system, user, reply.text].reduce((sum, text) => sum + estimateTokens(text), 0);
      if (reply.usage) spent.usage.push(reply.usage);
      const step = readAgentStep(reply.text);
      if (step) return step;
      notes.note('answer', begun, { status: 'failed', reason: 'invalid-json' });
      notes.mend({ action: 'unreadable' }, 'one JSON object with one of the actions is needed');
      return null;
    } catch (error) {
      task.signal?.throwIfAborted();
      const isModel = error instanceof ModelError;
      if (!isModel && !signal.aborted) throw error;
      notes.note('answer', begun, { status: 'failed', reason: isModel ? `model-${error.failure}` : 'too-slow' });
      return 'failed';
    }
  }
}

interface Spent {
  tokens: number;
  usage: ChatUsage[];
}

interface Asking {
  task: AgentTask;
  notes: AgentNotes;
  signal: AbortSignal;
  spent: Spent;
}
