import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { BadInput } from '../app/failures';
import type { Services } from '../app/compose-services';
import { callsBot } from '../pipeline/preprocess/strip-mentions';
import { explainVerdict } from './explain-verdict';
import { note, print } from './output';
import { withProgram } from './with-program';

const HELP =
  '/as <name> speaks as somebody else · /why explains the last message · /quit leaves · @Fennelbean mentions the bot';

export function addChatCommand(cli: Command): void {
  cli
    .command('chat')
    .description('a group chat in the terminal, with several members')
    .option('--assistant <name>', 'which assistant', 'patients')
    .action(async ({ assistant }: { assistant: string }, command: Command) => {
      await withProgram(command, async ({ services, program }) => {
        if (!(await services.stores.assistants.find(assistant))) {
          throw new BadInput(`There is no assistant "${assistant}".`);
        }
        await program.prepareKnowledge();
        await program.serve([services.terminal]);
        await talk(services, assistant);
      });
    });
}

async function talk(services: Services, assistant: string): Promise<void> {
  const { terminal, intake, config, clock, stores } = services;
  const conversation = { channel: 'terminal', id: randomUUID() };
  const input = createInterface({ input: process.stdin, output: process.stdout });
  let name = '我';
  let lastMessage: string | null = null;
  terminal.attach((text) => {
    print(`🤖 ${text.replaceAll('\n', '\n   ')}`);
  });
  note(HELP);
  input.setPrompt(`${name}> `);
  input.prompt();
  for await (const raw of input) {
    const line = raw.trim();
    if (line === '/quit') break;
    if (line.startsWith('/as ')) name = line.slice(4).trim() || name;
    else if (line === '/why') print(await why(stores, lastMessage));
    else if (line.startsWith('/')) note(HELP);
    else if (line !== '') {
      const { messageId } = await terminal.say({
        conversation,
        app: 'terminal',
        platformMessageId: randomUUID(),
        assistant,
        member: { id: name, name },
        text: line,
        mentionsBot: callsBot(line, config.preprocess.botNames),
        sentAt: clock.now(),
      });
      lastMessage = messageId;
      await intake.drained();
      const record = await stores.outcomes.findByMessage(messageId);
      if (record && !record.outcome.answer) note(`   (${record.outcome.kind}: ${record.outcome.reason})`);
    }
    input.setPrompt(`${name}> `);
    input.prompt();
  }
  input.close();
}

async function why(stores: Services['stores'], messageId: string | null): Promise<string> {
  const record = messageId === null ? null : await stores.outcomes.findByMessage(messageId);
  if (!record) return 'Nothing was said yet.';
  const { kind, reason, trace } = record.outcome;
  return [`${kind}: ${reason}`, ...(trace.verdict ? [await explainVerdict(trace.verdict, stores.knowledge)] : [])].join(
    '\n',
  );
}
