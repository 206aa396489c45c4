import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type PluginView, Plugins } from '../core/ports/plugin-view';
import { RequestError } from '../core/request-error';

/** The plugins that the configuration names, and how they do. */
@Controller('api/plugins')
export class PluginsController {
  constructor(@Inject(Plugins) private readonly plugins: Plugins) {}

  @Get()
  list(): readonly PluginView[] {
    return this.plugins.list();
  }

  /** Lets a plugin be asked again that is off. */
  @Post(':name/resume')
  @HttpCode(204)
  resume(@Param('name') name: string): void {
    if (!this.plugins.resume(name)) throw new RequestError('not-found');
  }
}
