import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/ports/clock';
import type { SourceLinks, SourceReference } from '../core/ports/source-links';
import type { ServerConfig } from './server.config';

const DAY_MILLISECONDS = 86_400_000;
/** Longer than any token of ours: question ids have at most 96 characters. */
const LONGEST_TOKEN = 300;
/** Keeps these signatures apart from any other use of the secret. */
const PURPOSE = 'fennelbean source link 1\n';

export type SourceLinkOptions = Readonly<Pick<ServerConfig, 'publicUrl' | 'linkSecret' | 'linkDays'>>;

/** A token says in the open what it leads to and until when; an HMAC-SHA256 keeps it from being changed or made up. */
export class SignedSourceLinks implements SourceLinks {
  constructor(
    private readonly options: SourceLinkOptions,
    private readonly clock: Clock,
  ) {}

  sign({ questionId, citation }: SourceReference): string | null {
    const { publicUrl, linkSecret, linkDays } = this.options;
    if (publicUrl === undefined || linkSecret === undefined) return null;
    const expiresAt = this.clock.now() + linkDays * DAY_MILLISECONDS;
    const payload = Buffer.from(`${expiresAt}/${citation}/${questionId}`).toString('base64url');
    const token = `${payload}.${signatureOf(payload, linkSecret)}`;
    return `${publicUrl.replace(/\/+$/, '')}/sources/${token}`;
  }

  verify(token: string): SourceReference | 'expired' | 'invalid' {
    const { linkSecret } = this.options;
    const [, payload, signature] = /^([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
    if (linkSecret === undefined || token.length > LONGEST_TOKEN || payload === undefined || signature === undefined) {
      return 'invalid';
    }
    const offered = Buffer.from(signature);
    const right = Buffer.from(signatureOf(payload, linkSecret));
    if (offered.length !== right.length || !timingSafeEqual(offered, right)) return 'invalid';
    const [expiresAt, citation, ...rest] = Buffer.from(payload, 'base64url').toString().split('/');
    if (Number(expiresAt) <= this.clock.now()) return 'expired';
    return { questionId: rest.join('/'), citation: Number(citation) };
  }
}

const signatureOf = (payload: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(PURPOSE + payload)
    .digest('base64url');
