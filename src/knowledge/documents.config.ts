import { z } from 'zod';

/** Section `knowledge.documents` of the configuration: what a file may cost before it is refused. */
export const documentsSchema = z
  .strictObject({
    fileMegabytes: z.int().min(1).max(1000).default(100).describe('Largest file.'),
    unpackedMegabytes: z.int().min(1).max(2000).default(200).describe('Largest archive or Office file once unpacked.'),
    entries: z.int().min(1).max(100_000).default(1000).describe('Most files in an archive or parts in an Office file.'),
    rows: z.int().min(1).max(1_000_000).default(100_000).describe('Most rows of a spreadsheet or CSV file.'),
    seconds: z.int().min(1).max(600).default(25).describe('Longest time to read a file.'),
    memoryMegabytes: z.int().min(64).max(8192).default(512).describe('Most memory of the process that reads a file.'),
    scannedPages: z.int().min(0).max(2000).default(50).describe('Most pages of a scanned PDF that are recognised.'),
  })
  .prefault({});

export type DocumentLimits = z.output<typeof documentsSchema>;
