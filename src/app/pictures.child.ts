import { answerIsolated } from '../isolation/answer-isolated';
import { stepBack } from '../isolation/step-back';
import { loadSharp } from '../media/pictures/child/load-sharp';

answerIsolated(
  async () => (await import('../media/pictures/child/open-picture.js')).openPicture,
  () => {
    stepBack();
    loadSharp();
  },
);
