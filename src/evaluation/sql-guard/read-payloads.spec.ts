import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payloadForms, sentPayload } from './payload-forms';
import { readPayloads } from './read-payloads';

describe('payloads', () => {
  it('are read out of every kind of file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fb-payloads-'));
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'a.txt'), "# a comment\n' OR 1=1--\n\n\t1; DROP TABLE t\r\n");
    writeFileSync(join(folder, 'b.md'), '# Title\nno payload\n```sql\nSELECT 1\n```\n`no payload either`\n');
    writeFileSync(
      join(folder, 'c.xml'),
      '<test><vector>AND 1&lt;2</vector><request><payload><![CDATA[a<b]]></payload></request><title>no</title></test>',
    );
    writeFileSync(join(folder, 'deep', 'd.sql'), "-- first\nSELECT ';';\nSELECT 2\n  FROM t;\n");
    writeFileSync(join(folder, 'deep', 'e.sql'), 'SUM(1)\nSELECT 3\n');
    writeFileSync(join(folder, 'LICENSE'), 'none\n');
    try {
      expect(readPayloads(folder)).toEqual([
        ...["' OR 1=1--", '\t1; DROP TABLE t', 'SELECT 1', 'AND 1<2', 'a<b'],
        ...["SELECT ';'", 'SELECT 2\n  FROM t', 'SUM(1)', 'SELECT 3'],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are sent as tools send them', () => {
    expect(sentPayload('1%20AND%20SLEEP%283%29')).toBe('1 AND SLEEP(3)');
    expect(sentPayload("LIKE '%25'")).toBe("LIKE '%'");
    expect(sentPayload('%zz%41')).toBe('%zz%41');
    expect(sentPayload('IF(([INFERENCE]),SLEEP([SLEEPTIME]),[RANDNUM1])')).toBe('IF((1=1),SLEEP(6),7)');
  });

  it('are tried as a statement and in three places of one', () => {
    const forms = payloadForms('x', { table: 't', number: 'n', text: 's' });
    expect(forms).toHaveLength(4);
    expect(forms[0]).toBe('x');
    expect(forms.slice(1).every((form) => form.startsWith('SELECT n, s FROM t ') && form.includes('x'))).toBe(true);
  });
});
