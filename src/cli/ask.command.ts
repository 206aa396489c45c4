import type { Command } from 'commander';
import { BadInput, ExitCode } from '../app/failures';
import type { Attachment, Burst, MessageDetails } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import { explainVerdict } from './explain-verdict';
import { namedPictures } from './named-pictures';
import { note, print, printJson } from './output';
import { withProgram } from './with-program';

/** Waited for vectors that have yet to be made. */
const VECTORS_MILLISECONDS = 10_000;

interface AskOptions {
  assistant: string;
  mention?: boolean;
  json?: boolean;
  picture: readonly string[];
}

const collect = (file: string, files: readonly string[]): string[] => [...files, file];

export function addAskCommand(cli: Command): void {
  cli
    .command('ask')
    .description('ask as a group member would; exit code 0 answered, 3 silent')
    .argument('<question>', 'the message')
    .option('--assistant <name>', 'which assistant', 'patients')
    .option('--mention', 'as if the bot had been mentioned')
    .option('--picture <file>', 'a picture that goes with it; may be given several times', collect, [])
    .option('--json', 'print one JSON object: the outcome with its trace')
    .action(async (text: string, options: AskOptions, command: Command) => {
      await withProgram(command, async ({ services, program }) => {
        const known = await services.stores.assistants.list();
        if (!known.some(({ name }) => name === options.assistant)) {
          throw new BadInput(
            `There is no assistant "${options.assistant}". There are: ${known.map(({ name }) => name).join(', ')}`,
          );
        }
        const { maxMegabytes } = services.config.pictures;
        const files = await namedPictures(options.picture, maxMegabytes);
        const pictures = files.map((file) => services.terminal.attachPicture(file));
        await program.prepareKnowledge();
        await services.analytics.loadValues();
        // Of a few documents the vectors are made in a moment; of many, this answer does without.
        await services.embedding.live?.whenSettled(AbortSignal.timeout(VECTORS_MILLISECONDS));
        const burst = burstOf(text, { ...options, pictures, now: services.clock.now() });
        const scope = { conversation: burst.conversation, memberId: burst.member.id };
        const reveal = () => Promise.resolve(services.privacy.redactor.redact(text, scope).placed);
        const outcome = await services.assistant.run(burst, { reveal });
        if (options.json) printJson(outcome);
        else {
          await show(outcome, program.render(outcome), services.stores.knowledge);
          await showFiles(outcome, services.analytics.files);
        }
        if (outcome.kind === 'failed') process.exitCode = ExitCode.failure;
        else if (outcome.kind !== 'answered' && outcome.kind !== 'emergency') process.exitCode = ExitCode.silent;
      });
    });
}

function burstOf(
  text: string,
  { assistant, mention = false, pictures, now }: AskOptions & { pictures: readonly Attachment[]; now: number },
): Burst {
  const conversation = { channel: 'terminal', id: 'ask' };
  const member = { id: 'asker', name: 'asker' };
  const message = {
    id: 'ask',
    conversation,
    app: 'ask',
    platformMessageId: 'ask',
    assistant,
    member,
    text,
    mentionsBot: mention,
    sentAt: now,
    receivedAt: now,
    ...(pictures.length > 0 && { details: withPictures(pictures) }),
  };
  return { assistant, conversation, member, messages: [message] };
}

const withPictures = (attachments: readonly Attachment[]): MessageDetails => ({
  kind: 'post',
  attachments,
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
});

/** Where the pictures and files are that a group would get with the words. */
async function showFiles({ answer }: Outcome, files: Pick<AnswerFiles, 'find'>): Promise<void> {
  for (const { key, description } of answer?.attachments ?? []) {
    const path = await files.find(key);
    if (path !== null) note(`${description}: ${path}`);
  }
}

async function show(outcome: Outcome, reply: string | null, knowledge: KnowledgeStore): Promise<void> {
  if (reply !== null) print(reply);
  else note(`保持沉默 silent: ${outcome.reason}`);
  if (outcome.trace.fallback) note(`quoted, because the model could not compose: ${outcome.trace.fallback}`);
  if (outcome.trace.verdict && reply === null) note(await explainVerdict(outcome.trace.verdict, knowledge));
}
