import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FakeIndexedStores } from '../../test/fakes/indexed-stores';
import { RecordingLogger } from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { compiledProgram, compiledScript } from '../../test/support/compile-sources';
import { type BuiltAssistant, restoreSnapshot } from '../pipeline/gate/build-assistant.use-case';
import { LiveSnapshots } from './live-snapshots';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const SALT = '高血压患者每天吃盐不超过五克，腌菜和酱油里的盐也要算进去。';
const GLUCOSE = '空腹时葡萄糖一般控制在四点四到七点零之间。';

describe('LiveSnapshots', () => {
  const folder = new TemporaryFolder();
  let stores: FakeIndexedStores;
  let logger: RecordingLogger;
  let live: LiveSnapshots;

  /** The thread as it is built, with something before it that listens first. */
  const threadWith = (name: string, onRequest: string): string => {
    const script = JSON.stringify(compiledScript('build.worker.js'));
    folder.write({
      [name]: `require('node:worker_threads').parentPort.on('message', (request) => { ${onRequest} });\nrequire(${script});`,
    });
    return join(folder.path, name);
  };

  const start = (threadScript = compiledScript('build.worker.js')): LiveSnapshots => {
    live = new LiveSnapshots({
      today: () => '2026-11-21',
      ...{ assistants: stores.assistants, knowledge: stores.knowledge },
      ...{ questionLists: stores.questionLists, revisions: stores.revisions, logger, threadScript },
      restore: ({ assistant, revision, payload }) =>
        restoreSnapshot({ assistant, revision, built: payload as BuiltAssistant, reviewWidth: 0.25 }),
    });
    return live;
  };
  const found = (text: string, assistant = 'patients'): string[] =>
    live
      .current(assistant)
      ?.passages.search(text, 5)
      .map(({ passageId }) => passageId) ?? [];

  beforeAll(() => {
    compiledProgram();
  }, 60_000);
  beforeEach(() => {
    stores = new FakeIndexedStores();
    logger = new RecordingLogger();
    stores.addAssistant('patients');
    stores.putDocument('patients', 'salt.md', [SALT]);
  });
  afterEach(() => live.stop());
  afterAll(() => {
    folder.remove();
  });

  it('builds every assistant, each from its own knowledge, lists and pairs', async () => {
    stores.addAssistant('research');
    stores.putDocument('research', 'microscope.md', ['共聚焦显微镜要提前一天预约。']);
    stores.list('patients', 'good', '吃盐多少合适');
    stores.list('patients', 'bad', '早上好');
    stores.pair('patients', '一天能吃多少盐');
    await start().refresh();

    const patients = live.current('patients');
    expect(patients).toMatchObject({ assistant: 'patients', revision: stores.revisionOf('patients'), passageCount: 1 });
    expect(patients?.gate.judge('早上好')).toMatchObject({ decision: 'reject', reason: 'listed-bad' });
    expect(patients?.similarPairs('一天吃多少盐', 1)[0]?.id).toBe('pair-0');
    expect(found('预约显微镜')).toEqual([]);
    expect(found('预约显微镜', 'research')).toEqual(['microscope.md/0']);
  });

  it('has an edit in force within a second of a refresh', async () => {
    await start().refresh();
    const edits: [() => void, () => boolean][] = [
      [
        () => {
          stores.putDocument('patients', 'glucose.md', [GLUCOSE]);
        },
        () => found('空腹葡萄糖').length === 1,
      ],
      [
        () => {
          stores.putDocument('patients', 'salt.md', ['每天运动半小时。']);
        },
        () => found('腌菜酱油').length === 0,
      ],
      [
        () => {
          stores.removeDocument('patients', 'glucose.md');
        },
        () => found('空腹葡萄糖').length === 0,
      ],
      [
        () => {
          stores.list('patients', 'bad', '空腹血糖');
        },
        () => live.current('patients')?.gate.judge('空腹血糖').reason === 'listed-bad',
      ],
      [
        () => {
          stores.pair('patients', '运动多久');
        },
        () => live.current('patients')?.similarPairs('运动多久', 1).length === 1,
      ],
    ];
    for (const [edit, isInForce] of edits) {
      const begun = performance.now();
      edit();
      expect(isInForce()).toBe(false);
      await live.refresh();
      expect(isInForce()).toBe(true);
      expect(performance.now() - begun).toBeLessThan(1000);
    }
  });

  it('finds within a second, by itself, what another process changed', async () => {
    await start().refresh();
    live.watch();
    stores.putDocument('patients', 'glucose.md', [GLUCOSE]);
    const begun = performance.now();
    while (found('空腹葡萄糖').length === 0 && performance.now() - begun < 3000) await pause(10);
    expect(found('空腹葡萄糖')).toEqual(['glucose.md/0']);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('takes a changed strictness, which no revision counts', async () => {
    stores.putDocument('patients', 'everyday.md', [
      '今天天气真好，大家早上好，周末一起出去吃饭吗，我下班了，快递到了，谢谢你',
    ]);
    await start().refresh();
    const thresholdNow = () => live.current('patients')?.gate.judge('吃盐多少').knowledgeThreshold ?? 0;
    const before = thresholdNow();
    stores.setStrictness('patients', 0.01);
    await live.refresh();
    expect(thresholdNow()).toBeGreaterThan(before);
  });

  it('does nothing when nothing changed', async () => {
    await start().refresh();
    const before = live.current('patients');
    await live.refresh();
    expect(live.current('patients')).toBe(before);
    expect(logger.lines).toHaveLength(1);
  });

  it('lets readers keep the old snapshot, and the process its breath, while the new one is built', async () => {
    await start(
      threadWith(
        'slow.js',
        "if (request.kind === 'build') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);",
      ),
    ).refresh();
    const old = live.current('patients');
    stores.putDocument('patients', 'salt.md', [GLUCOSE]);
    const refreshed = live.refresh();
    let turns = 0;
    const state = { done: false };
    void refreshed.then(() => (state.done = true));
    while (!state.done) {
      expect(live.current('patients')).toBe(old);
      expect(found('腌菜酱油')).toEqual(['salt.md/0']);
      turns++;
      await pause(20);
    }
    expect(turns).toBeGreaterThan(10);
    expect(found('腌菜酱油')).toEqual([]);
    // Whoever still holds the old one reads it as it was.
    expect(old?.passages.search('腌菜酱油', 5)).toHaveLength(1);
  });

  it('ends in the last state after fifty edits in a row, without as many builds', async () => {
    await start().refresh();
    const refreshes: Promise<void>[] = [];
    for (let at = 0; at < 50; at++) {
      stores.putDocument('patients', `d${at % 7}.md`, [`第${at}次修改的内容，编号word${at}end。`]);
      refreshes.push(live.refresh());
      if (at % 10 === 0) await pause(5);
    }
    await Promise.all(refreshes);
    expect(live.current('patients')).toMatchObject({ revision: stores.revisionOf('patients'), passageCount: 8 });
    expect(found('word49end')[0]).toBe('d0.md/0');
    expect(found('word42end')).not.toContain('d0.md/1');
    expect(live.current('patients')?.passages.search('word48end', 1)[0]?.passageId).toBe('d6.md/0');
    expect(logger.lines.length).toBeLessThan(30);
  });

  it('hands more documents over than one batch holds', async () => {
    for (let at = 0; at < 230; at++) stores.putDocument('patients', `many${at}.md`, [`文档 number${at}end`]);
    await start().refresh();
    expect(live.current('patients')?.passageCount).toBe(231);
    expect(found('number229end')[0]).toBe('many229.md/0');
  });

  describe('when a thread dies', () => {
    const deadly = () =>
      threadWith(
        'deadly.js',
        "if (JSON.stringify(request).includes('poison')) { if (JSON.stringify(request).includes('throws')) throw new Error('thread broke'); process.exit(1); }",
      );

    it.each(['poison', 'poison that throws'])(
      'keeps the old snapshot, starts another and builds all again (%s)',
      async (poison) => {
        await start(deadly()).refresh();
        stores.putDocument('patients', 'bad.md', [poison]);
        await expect(live.refresh()).rejects.toThrow(/ended|broke/);
        expect(found('腌菜酱油')).toEqual(['salt.md/0']);
        // Again at once: the end of the first thread must not be taken for the end of the next.
        await expect(live.refresh()).rejects.toThrow(/ended|broke/);

        stores.removeDocument('patients', 'bad.md');
        stores.putDocument('patients', 'glucose.md', [GLUCOSE]);
        await live.refresh();
        expect(found('腌菜酱油')).toEqual(['salt.md/0']);
        expect(found('空腹葡萄糖')).toEqual(['glucose.md/0']);
      },
    );

    it('never shows an index that was fed in part to a thread that died between two batches', async () => {
      for (let at = 0; at < 120; at++) stores.putDocument('patients', `many${at}.md`, [`文档 number${at}end`]);
      const dying = threadWith(
        'dying.js',
        "if (request.kind === 'feed' && !globalThis.timer) globalThis.timer = setTimeout(() => process.exit(1), 20);",
      );
      let readings = 0;
      stores.beforeReading = () => (++readings === 2 ? pause(250).then(() => undefined) : Promise.resolve());
      start(dying);
      await expect(live.refresh()).rejects.toThrow(/ended/);
      expect(live.current('patients')).toBeNull();
    });

    it('builds the other assistants all the same', async () => {
      stores.addAssistant('research');
      stores.putDocument('research', 'microscope.md', ['共聚焦显微镜要提前一天预约。']);
      stores.putDocument('patients', 'bad.md', ['poison']);
      await expect(start(deadly()).refresh()).rejects.toThrow(/ended/);
      expect(live.current('patients')).toBeNull();
      expect(found('预约显微镜', 'research')).toEqual(['microscope.md/0']);
    });

    it('goes on watching', async () => {
      start(deadly());
      stores.putDocument('patients', 'bad.md', ['poison']);
      live.watch();
      while (!logger.lines.some(({ level }) => level === 'error')) await pause(20);
      stores.removeDocument('patients', 'bad.md');
      expect(await live.whenReady('patients')).not.toBeNull();
    });
  });

  describe('whenReady', () => {
    it('waits for the first snapshot', async () => {
      const waiting = [start().whenReady('patients'), live.whenReady('patients')];
      expect(live.current('patients')).toBeNull();
      void live.refresh();
      const [first, second] = await Promise.all(waiting);
      expect(first?.passageCount).toBe(1);
      expect(second).toBe(first);
      expect(await live.whenReady('patients')).toBe(first);
    });

    it('is null for an assistant that nobody knows', async () => {
      await start().refresh();
      expect(await live.whenReady('nobody')).toBeNull();
      expect(live.current('nobody')).toBeNull();
    });

    it('does not miss a snapshot that appears while it asks for the assistant', async () => {
      start();
      stores.beforeFinding = () => live.refresh();
      expect((await live.whenReady('patients'))?.passageCount).toBe(1);
    });

    it('gives up when the assistant is removed, or all is stopped, before there is a snapshot', async () => {
      const removed = start().whenReady('patients');
      await pause(1);
      stores.removeAssistant('patients');
      await live.refresh();
      expect(await removed).toBeNull();

      stores.addAssistant('research');
      const stopped = live.whenReady('research');
      await pause(1);
      await live.stop();
      expect(await stopped).toBeNull();
    });
  });

  it('drops the snapshot of an assistant that was removed, and builds it afresh when it comes back', async () => {
    await start().refresh();
    stores.removeAssistant('patients');
    await live.refresh();
    expect(live.current('patients')).toBeNull();
    stores.addAssistant('patients');
    stores.putDocument('patients', 'glucose.md', [GLUCOSE]);
    await live.refresh();
    expect(live.current('patients')?.passageCount).toBe(1);
    expect(found('空腹葡萄糖')).toEqual(['glucose.md/0']);
  });

  it('serves an assistant without any knowledge: silence', async () => {
    stores.addAssistant('empty');
    await start().refresh();
    expect(live.current('empty')?.gate.judge('吃盐多少合适？')).toMatchObject({
      decision: 'reject',
      reason: 'no-knowledge',
    });
  });

  it('asks nothing of a thread any more once it is stopped', async () => {
    start();
    live.watch();
    await live.refresh();
    await live.stop();
    stores.putDocument('patients', 'glucose.md', [GLUCOSE]);
    await expect(live.refresh()).rejects.toThrow(/stopped/);
    await pause(500);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(found('空腹葡萄糖')).toEqual([]);
  });

  it('keeps no process alive by its thread and its watch', async () => {
    start();
    folder.write({
      'exit.js': `
        const { LiveSnapshots } = require(${JSON.stringify(join(compiledProgram(), 'dist/search/live-snapshots.js'))});
        const live = new LiveSnapshots({
          today: () => '2026-11-21',
          assistants: { list: async () => [{ name: 'a', strictness: 0.05 }], find: async () => null },
          knowledge: { documentVersionsOf: async () => [], listQaPairs: async () => [] },
          questionLists: { list: async () => [] },
          revisions: { revisions: async () => new Map() },
          logger: { info() {}, warn() {}, error() {} },
          threadScript: ${JSON.stringify(compiledScript('build.worker.js'))},
          restore: ({ assistant, revision }) => ({ assistant, revision, passageCount: 0 }),
        });
        live.watch();
        live.refresh().then(() => console.log('built'));`,
    });
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder.path, 'exit.js')], { timeout: 10_000 });
    expect(stdout.trim()).toBe('built');
  });
});
