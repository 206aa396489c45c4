import type { Provider } from '@nestjs/common';
import { Today } from '../admin/documents.controller';
import { VectorIndex } from '../core/ports/vector-index';
import { AddFile } from '../knowledge/add-file.use-case';
import { ChangeDocument } from '../knowledge/change-document.use-case';
import { CompareVersions } from '../knowledge/compare-versions.use-case';
import { EditDocument } from '../knowledge/edit-document.use-case';
import { IngestKnowledge } from '../knowledge/ingest-knowledge.use-case';
import { RollBackDocument } from '../knowledge/roll-back-document.use-case';
import { SyncOrigins } from '../knowledge/sync-origins.use-case';
import type { Services } from './compose-services';

/** What the page does with documents. */
export function knowledgeUseCases({ stores, clock, config, ingest, sync, today, embedding }: Services): Provider[] {
  const parts = { ...stores, clock };
  const { passage } = config.knowledge;
  return [
    { provide: Today, useValue: today },
    { provide: VectorIndex, useValue: embedding.vectors },
    { provide: IngestKnowledge, useValue: ingest },
    { provide: SyncOrigins, useValue: sync },
    { provide: AddFile, useValue: new AddFile(stores.knowledge, ingest) },
    { provide: ChangeDocument, useValue: new ChangeDocument(parts, passage) },
    { provide: CompareVersions, useValue: new CompareVersions(stores.documents) },
    { provide: EditDocument, useValue: new EditDocument(parts, passage) },
    { provide: RollBackDocument, useValue: new RollBackDocument(parts, passage) },
  ];
}
