import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { LoginView } from '../core/login-view';
import { type ChannelLogin, ChannelLogins } from '../core/ports/channel-login';
import { RequestError } from '../core/request-error';
import { drawQrCode } from './draw-qr-code';

/** Accounts that a person logs in to, such as that of WeChat. */
@Controller('api/logins')
export class LoginsController {
  constructor(@Inject(ChannelLogins) private readonly logins: ChannelLogins) {}

  @Get()
  list(): Promise<LoginView[]> {
    return Promise.all(this.logins.list().map(viewOf));
  }

  /** Asks for a new code to scan. */
  @Post(':channel/renew')
  @HttpCode(204)
  async renew(@Param('channel') channel: string): Promise<void> {
    if (!(await this.logins.renew(channel))) throw new RequestError('not-found');
  }
}

async function viewOf({ qrText, ...login }: ChannelLogin): Promise<LoginView> {
  return { ...login, qrCode: qrText === null ? null : await drawQrCode(qrText) };
}
