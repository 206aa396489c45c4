import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PRODUCER = 'Fennelbean';
const HEAD = 33;

/**
 * The picture with who made it in its metadata: `AIGC` as GB 45438-2025, annex E has it, in an XMP packet under the
 * name space of TC260-PG-20258A, and again as a plain text; `Label` 1: it was generated. The number of the content is
 * made of its bytes, so that it names this very picture.
 */
export function labelledPng(png: Buffer): Buffer {
  const contentId = createHash('sha256').update(png).digest('hex').slice(0, 32);
  const label = JSON.stringify({
    Label: '1',
    ContentProducer: PRODUCER,
    ProduceID: contentId,
    ReservedCode1: '',
    ContentPropagator: PRODUCER,
    PropagateID: contentId,
    ReservedCode2: '',
  });
  return Buffer.concat([
    png.subarray(0, HEAD),
    chunk('tEXt', `Software\0${PRODUCER}`),
    chunk('tEXt', `AIGC\0${label}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmpOf(label)}`),
    png.subarray(HEAD),
  ]);
}

const xmpOf = (label: string): string =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">' +
  `<TC260:AIGC>${label.replaceAll('"', '&quot;')}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** Length, name, content and check sum of both, as PNG has it. */
function chunk(name: string, text: string): Buffer {
  const content = Buffer.from(name + text, 'utf8');
  const bytes = Buffer.alloc(content.length + 8);
  bytes.writeUInt32BE(content.length - 4, 0);
  content.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(content), content.length + 4);
  return bytes;
}
