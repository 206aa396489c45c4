import type { Clock } from '../../core/ports/clock';
import type { SqlGuard } from '../guard/guarded-query';
import type { SchemaLinker } from '../linking/create-schema-linker';
import type { DataSource } from '../source/data-source';
import { AsOf } from './as-of';
import { GuardedSource } from './guarded-source';
import { Titles } from './titles';

/** A data source with all that is needed to answer from it. */
export class KnownSource {
  readonly guarded: GuardedSource;
  readonly asOf: AsOf;
  readonly titles: Titles;

  constructor(
    readonly source: DataSource,
    readonly linker: SchemaLinker,
    { guard, clock, timeZone }: { guard: SqlGuard; clock: Clock; timeZone: string },
  ) {
    this.guarded = new GuardedSource(source, guard);
    this.asOf = new AsOf(this.guarded, clock, timeZone);
    this.titles = new Titles(source.description);
  }

  get name(): string {
    return this.source.name;
  }

  get description() {
    return this.source.description;
  }
}
