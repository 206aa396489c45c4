import { seededRandom } from '../../../src/text/seeded-random';

/** Interfaces by name; `*` is any. */
export type ApiName =
  | `message.${'create' | 'reply' | 'get' | 'list' | 'update' | 'patch' | 'delete'}`
  | `reaction.${'create' | 'delete' | 'list'}`
  | `${'image' | 'file'}.${'create' | 'get'}`
  | 'resource.get'
  | `chat.${'get' | 'list' | 'members' | 'isInChat'}`
  | `card.${'create' | 'update' | 'settings' | 'batchUpdate' | 'content' | 'addElements' | 'updateElement' | 'patchElement' | 'deleteElement'}`
  | `wiki.${'node' | 'nodes'}`
  | `docx.${'get' | 'blocks'}`
  | 'token'
  | 'bot.info'
  | 'app.get'
  | 'scope.list'
  | 'ws.endpoint';

/**
 * `drop-response`: the request is carried out, the socket is destroyed without a word. `hang`: carried out, never
 * answered. `refuse`: not carried out, the socket is destroyed. `slow`: carried out, answered late. The others answer
 * without carrying the request out: `endless` with a file that never ends.
 */
export type FaultKind =
  | 'drop-response'
  | 'hang'
  | 'refuse'
  | 'too-many-requests'
  | 'server-error'
  | 'expired-token'
  | 'html'
  | 'slow'
  | 'endless';

export interface Fault {
  kind: FaultKind;
  /** How often; without it until cleared. */
  times?: number;
  /** 0 to 1; without it each time. */
  probability?: number;
  /** How late `slow` is, in real milliseconds. */
  milliseconds?: number;
  /** What `too-many-requests` tells to wait. */
  seconds?: number;
  /** Which of 500, 502, 503 `server-error` gives. */
  status?: number;
}

/** What goes wrong on the platform's side, as the test scripted it. */
export class Faults {
  private readonly scripted: { name: ApiName | '*'; fault: Fault; left: number }[] = [];
  private random = seededRandom(1);

  /** Adds to what is scripted already; of several that fit, the first is taken. */
  on(name: ApiName | '*', fault: Fault): this {
    this.scripted.push({ name, fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    return this;
  }

  seed(seed: number): this {
    this.random = seededRandom(seed);
    return this;
  }

  clear(): void {
    this.scripted.length = 0;
  }

  /** The fault that hits this request, counted as used. */
  next(name: ApiName): Fault | undefined {
    for (const item of this.scripted) {
      if (item.left <= 0 || (item.name !== '*' && item.name !== name)) continue;
      if (item.fault.probability !== undefined && this.random() >= item.fault.probability) continue;
      item.left--;
      return item.fault;
    }
    return undefined;
  }
}
