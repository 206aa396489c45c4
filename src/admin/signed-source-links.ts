import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/ports/clock';
import type { SourceLinks, SourceReference } from '../core/ports/source-links';
import type { ServerConfig } from './server.config';

const DAY_MILLISECONDS = 86_400_000;
/** Keeps these signatures apart from any other use of the secret. */
const PURPOSE = 'fennelbean source link 1\n';
/** Until when (base 36), citation, question, signature. The server's router takes 100 characters at most; ours have about 77. */
const TOKEN = /^((\w{1,12})\.(\d{1,3})\.([\w-]{1,40}))\.([\w-]{43})$/;

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
    const payload = `${expiresAt.toString(36)}.${citation}.${questionId}`;
    return `${publicUrl.replace(/\/+$/, '')}/sources/${payload}.${signatureOf(payload, linkSecret)}`;
  }

  verify(token: string): SourceReference | 'expired' | 'invalid' {
    const { linkSecret } = this.options;
    const [, payload = '', expiresAt = '', citation, questionId = '', signature = ''] = TOKEN.exec(token) ?? [];
    if (linkSecret === undefined || citation === undefined) return 'invalid';
    const right = signatureOf(payload, linkSecret);
    if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return 'invalid';
    if (parseInt(expiresAt, 36) <= this.clock.now()) return 'expired';
    return { questionId, citation: Number(citation) };
  }
}

const signatureOf = (payload: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(PURPOSE + payload)
    .digest('base64url');
