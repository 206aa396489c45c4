import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MetricsText } from '../core/ports/metrics-text';
import { Open } from './private.guard';

@Open()
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(MetricsText) private readonly metrics: MetricsText) {}

  @Get()
  read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
