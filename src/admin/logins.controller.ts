import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type ChannelLogin, ChannelLogins } from '../core/ports/channel-login';
import { RequestError } from '../core/request-error';

/** Accounts that a person logs in to, such as that of WeChat. */
@Controller('api/logins')
export class LoginsController {
  constructor(@Inject(ChannelLogins) private readonly logins: ChannelLogins) {}

  @Get()
  list(): readonly ChannelLogin[] {
    return this.logins.list();
  }

  /** Asks for a new code to scan. */
  @Post(':channel/renew')
  @HttpCode(204)
  async renew(@Param('channel') channel: string): Promise<void> {
    if (!(await this.logins.renew(channel))) throw new RequestError('not-found');
  }
}
