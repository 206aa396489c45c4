import { piecesOf } from '../../../../test/safety/sent-answer';
import type { Answer } from '../../../core/answer';
import { citationsOf } from '../../respond/citations';
import { OutputGuard } from './output-guard';

const guard = new OutputGuard({ prompts: [], secrets: [] });

function sent(text: string, source: string, writer: Answer['writer'] = 'quote'): string | null {
  const evidence = piecesOf([source]);
  const answer: Answer = { text: `${text}[1]`, writer, citations: citationsOf(evidence) };
  const { answer: left } = guard.screen(answer, { question: '集群怎么登录', audience: 'professionals', evidence });
  return left?.text ?? null;
}

describe('OutputGuard on what a handbook says', () => {
  const handbook = '集群用Slurm，登录地址是login.lab.example。`/home`每人100 GB，`/scratch`每人2 TB。';

  it('leaves addresses and paths that stand in it, where no blank parts them from the words before', () => {
    expect(sent('集群用Slurm，登录地址是login.lab.example。', handbook)).toBe(
      '集群用Slurm，登录地址是login.lab.example。[1]',
    );
    expect(sent('/home每人100 GB，/scratch每人2 TB。', handbook)).toBe('/home每人100 GB，/scratch每人2 TB。[1]');
  });

  it.each(['登录地址是login.other.example。', '登录地址是改login.lab.example。'])('takes out %s', (text) => {
    expect(sent(text, handbook, 'model')).toBeNull();
  });
});
