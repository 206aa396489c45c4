import { SteppingClock } from '../../test/fakes/journey';
import type { OutcomeStore } from '../core/ports/outcome-store';
import { ReviewItemsController } from './review-items.controller';

describe('ReviewItemsController', () => {
  it('closes an item once, now, and knows it no more', async () => {
    const open = new Set(['r1']);
    const closed: [string, number][] = [];
    const closeReviewItem = (id: string, at: number) => {
      closed.push([id, at]);
      return Promise.resolve(open.delete(id));
    };
    const sut = new ReviewItemsController({ closeReviewItem } as unknown as OutcomeStore, new SteppingClock(5, 4242));
    await sut.close('r1');
    expect(closed).toEqual([['r1', 4242]]);
    await expect(sut.close('r1')).rejects.toMatchObject({ code: 'not-found' });
  });
});
