import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { projectFolder } from '../support/compile-sources';

/** A small knowledge base, which is indexed at once. */
const small = {
  'knowledge/patients/knowledge.yaml': 'title: 高血压\nlanguage: zh\nassistant: patients\n',
  'knowledge/patients/documents/numbers.md':
    '---\ntitle: 血压数值\nsources: [中国高血压防治指南]\nreviewed-on: 2026-03-01\n---\n\n# 多少算高\n\n在诊室量，血压达到140/90 mmHg就算高血压。不要凭一次的结果下结论。\n',
  'knowledge/patients/documents/salt.md':
    '---\ntitle: 少吃盐\n---\n\n# 一天吃多少盐\n\n每天吃盐不超过5克。酱油、咸菜里的盐也要算进去。\n\n# 低钠盐\n\n肾功能不好的人不要自己换低钠盐，先问医生。\n',
  'knowledge/patients/qa-pairs.csv': 'question,answer,source\n能喝酒吗,最好不喝。,中国高血压防治指南\n',
  'knowledge/patients/good-questions.txt': '血压多少算高\n一天吃多少盐合适\n',
  'knowledge/patients/bad-questions.txt': '早上好各位\n收到\n哈哈哈\n',
};

/** Where a test runs the program: its knowledge, its database and its configuration. */
export class ProgramFolder extends TemporaryFolder {
  /** The configuration; change it before the program starts. JSON is YAML, too. */
  readonly config: Record<string, unknown> = {
    server: { port: 0 },
    database: { sqlite: { file: join(this.path, 'data', 'test.sqlite') } },
    knowledge: { folder: join(this.path, 'knowledge') },
    assistants: [{ name: 'patients', title: '慢病小助手', language: 'zh' }],
    // Tests ask faster than people do.
    intake: { burst: { pauseSeconds: 0 }, repeatMinutes: 0, limits: { memberPerMinute: 0, groupPerMinute: 0 } },
    log: { level: 'error' },
  };

  withSmallKnowledge(): this {
    return this.write(small);
  }

  /** A copy of a knowledge base that ships with the program. */
  withSampleKnowledge(name: 'patients' | 'research'): this {
    cpSync(join(projectFolder, 'knowledge', name), join(this.path, 'knowledge', name), { recursive: true });
    return this;
  }

  /** Writes the configuration and gives the name of the file. */
  configFile(): string {
    this.write({ 'config.yaml': JSON.stringify(this.config) });
    return join(this.path, 'config.yaml');
  }
}
