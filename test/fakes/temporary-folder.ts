import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of files for one test. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'fennelbean-test-'));

  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    return this;
  }

  delete(name: string): this {
    rmSync(join(this.path, name), { recursive: true, force: true });
    return this;
  }

  /** Removes the folder itself. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
