import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readChatter } from '../app/chatter-files';
import { composeIntents } from '../app/compose-intents';
import { BadInput } from '../app/failures';
import type { OpenProgram } from '../app/open-program';
import { promptsFolder } from '../app/program-paths';
import type { IntentGuess } from '../core/intent';
import { EvaluateGate, type GateEvaluation } from '../evaluation/evaluate-gate.use-case';
import { drawCurves } from '../evaluation/draw-curves.use-case';
import { PromptFiles } from '../models/prompt-files';
import { matchText } from '../pipeline/preprocess/match-text';
import { explainIntent } from './explain-intent';
import { explainVerdict } from './explain-verdict';
import { percent, print, printJson, table } from './output';
import { withProgram } from './with-program';

interface GateOptions {
  assistant: string;
  json?: boolean;
}

export function addGateCommand(cli: Command): void {
  const gate = cli.command('gate').description('the reject pipeline');
  gate
    .command('explain')
    .description('print the verdict on a message and what it rests on')
    .argument('<message>')
    .option('--assistant <name>', 'which assistant', 'patients')
    .option('--json', 'print one JSON object')
    .action(async (message: string, options: GateOptions, command: Command) => {
      await withProgram(command, async (opened) => {
        const verdict = await explain(opened, message, options.assistant);
        const intent = guessIntent(opened, message, options.assistant);
        if (options.json) printJson({ ...verdict, intent });
        else print(`${await explainVerdict(verdict, opened.services.stores.knowledge)}\n${explainIntent(intent)}`);
      });
    });
  gate
    .command('calibrate')
    .description('print the threshold, and precision, recall and F1 of the lists by cross-validation')
    .option('--assistant <name>', 'which assistant', 'patients')
    .option('--picture <file>', 'write a precision-recall picture (SVG)')
    .option('--json', 'print one JSON object')
    .action(async (options: GateOptions & { picture?: string }, command: Command) => {
      await withProgram(command, async (opened) => {
        const figures = await calibrate(opened, options.assistant);
        const { curves, ...printed } = figures;
        if (options.picture !== undefined) writeFileSync(options.picture, drawCurves(curves));
        if (options.json) printJson(printed);
        else print(describe(figures));
      });
    });
}

async function requireAssistant({ services }: OpenProgram, name: string) {
  const assistant = await services.stores.assistants.find(name);
  if (!assistant) throw new BadInput(`There is no assistant "${name}".`);
  return assistant;
}

async function explain(opened: OpenProgram, message: string, name: string) {
  const { services, program } = opened;
  await requireAssistant(opened, name);
  await program.prepareKnowledge();
  const snapshot = services.snapshots.current(name);
  if (!snapshot) throw new BadInput(`The assistant "${name}" has no index.`);
  const text = matchText(message, services.config.preprocess.maxCharacters);
  const verdict = snapshot.gate.judge(text);
  // Here there is time to learn first what elsewhere is learnt in the background.
  await services.refiner?.prepare(snapshot);
  return services.refiner?.refine(snapshot, text, verdict) ?? verdict;
}

/** By the examples alone; no model is asked. */
function guessIntent({ services }: OpenProgram, message: string, assistant: string): IntentGuess {
  const { config, retrievers } = services;
  const sources = retrievers.map(({ name }) => name);
  const { router } = composeIntents(config, new PromptFiles(promptsFolder), sources);
  return router.route({ text: matchText(message, config.preprocess.maxCharacters), assistant, hasPictures: false });
}

async function calibrate(opened: OpenProgram, name: string): Promise<GateEvaluation> {
  const { services, program } = opened;
  const assistant = await requireAssistant(opened, name);
  await program.prepareKnowledge();
  const { knowledge, questionLists } = services.stores;
  const ids = (await knowledge.documentVersionsOf(name, services.today())).map(({ id }) => id);
  const documents = new Map(ids.map((id) => [id, [] as { passageId: string; text: string }[]]));
  for (let at = 0; at < ids.length; at += 400) {
    for (const { documentId, id, text } of await knowledge.passagesOf(ids.slice(at, at + 400))) {
      documents.get(documentId)?.push({ passageId: id, text });
    }
  }
  const listed = await questionLists.list(name);
  const textsOf = (kind: 'good' | 'bad') => listed.filter((entry) => entry.kind === kind).map(({ text }) => text);
  if (textsOf('good').length < 10 || textsOf('bad').length < 10) {
    throw new BadInput(`The assistant "${name}" needs at least 10 good and 10 bad questions to be measured.`);
  }
  return new EvaluateGate().run({
    documents: [...documents].map(([id, passages]) => ({ id, passages })),
    chatter: readChatter(),
    strictness: assistant.strictness,
    good: textsOf('good'),
    bad: textsOf('bad'),
    test: null,
    folds: 10,
    few: null,
  });
}

function describe({ zeroLabel, labelled }: GateEvaluation): string {
  const row = (name: string, figures: GateEvaluation['zeroLabel']): string[] => [
    name,
    percent(figures.precision),
    percent(figures.recall),
    percent(figures.f1),
    figures.auc.toFixed(3),
    figures.threshold.toFixed(2),
  ];
  return table([
    ['', 'precision', 'recall', 'F1', 'AUC', 'threshold'],
    row('knowledge alone', zeroLabel),
    ...(labelled ? [row('with the lists', labelled)] : []),
  ]);
}
