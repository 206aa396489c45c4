import { Controller, Get, Inject } from '@nestjs/common';
import { type DataSourceReport, DataSourceReports } from '../core/data-source-report';

/** The databases that members may ask about, and how they do. */
@Controller('api/data-sources')
export class DataSourcesController {
  constructor(@Inject(DataSourceReports) private readonly sources: DataSourceReports) {}

  @Get()
  list(): Promise<readonly DataSourceReport[]> {
    return this.sources.list();
  }
}
