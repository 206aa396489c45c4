import { FakePassageNoteStore } from '../../test/fakes/graph-stores';
import { question, snapshot, snapshotsOf, sourcedPassage } from '../../test/fakes/journey';
import { PassageNoteRetriever } from './passage-note.retriever';

describe('PassageNoteRetriever', () => {
  const notes = new FakePassageNoteStore();
  let expired: string[] = [];
  const retriever = new PassageNoteRetriever({
    notes,
    snapshots: snapshotsOf(snapshot()),
    today: () => '2026-11-21',
    knowledge: {
      listKnowledgeBases: () => Promise.resolve([]),
      findPassages: (ids) =>
        Promise.resolve(
          ids.filter((id) => !expired.includes(id)).map((id) => sourcedPassage(id, { text: `text of ${id}` })),
        ),
    },
  });
  const ask = async (matchText: string, limit = 5) =>
    (await retriever.retrieve({ question: question({ matchText }), limit })).map(({ id, text }) => [id, text]);

  it('gives the passage that a note stands for, with the best of its notes', async () => {
    expect(await ask('头昏怎么办')).toEqual([]);
    await notes.put(
      'p1',
      [
        { kind: 'question', text: '头昏眼花怎么办？' },
        { kind: 'summary', text: '低血糖的表现' },
      ],
      'm',
    );
    await notes.put('p2', [{ kind: 'question', text: '脚肿怎么办？' }], 'm');
    expect(await ask('头昏眼花')).toEqual([['p1', 'text of p1']]);
    expect((await ask('脚肿怎么办'))[0]?.[0]).toBe('p2');
  });

  it('leaves out what does not count today, and sees new notes', async () => {
    expired = ['p1'];
    expect(await ask('头昏眼花', 1)).toEqual([]);
    await notes.put('p3', [{ kind: 'question', text: '头昏眼花看哪个科' }], 'm');
    expect(await ask('头昏眼花', 1)).toEqual([['p3', 'text of p3']]);
  });
});
