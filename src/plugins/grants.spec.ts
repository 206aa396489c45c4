import { grantsFor } from './grants';

const nothing = { hosts: [], environment: [], ownOrigins: [] };
const permissions = { hosts: ['api.example.org'], environment: ['API_KEY'], hostsFrom: ['endpoint', 'domains'] };
const given = (configuration: Record<string, unknown>, grant: Partial<typeof nothing> = {}, isShipped = true) =>
  grantsFor({ permissions }, { configuration, grant: { ...nothing, ...grant }, isShipped });

it('gives a shipped plugin what its manifest asks for', () => {
  expect(given({})).toEqual({
    grants: { hosts: ['api.example.org'], environment: ['API_KEY'], ownOrigins: [] },
    missing: [],
  });
});

it('gives any other nothing that is not granted by name', () => {
  expect(given({}, {}, false).missing).toEqual([
    expect.stringMatching(/^api\.example\.org is not granted: add it to grant\.hosts/),
    expect.stringMatching(/^API_KEY is not granted: add it to grant\.environment/),
  ]);
  const grant = { hosts: ['api.example.org'], environment: ['API_KEY'] } as Partial<typeof nothing>;
  expect(given({}, grant, false).missing).toEqual([]);
});

it('takes a host that the configuration names for granted, and what lies below a domain', () => {
  const { grants, missing } = given({ endpoint: 'https://search.example.net/x', domains: ['who.int', 'nhc.gov.cn'] });
  expect(missing).toEqual([]);
  expect(grants.hosts).toEqual([
    'api.example.org',
    'search.example.net',
    'who.int',
    '*.who.int',
    'nhc.gov.cn',
    '*.nhc.gov.cn',
  ]);
});

it.each([
  'http://127.0.0.1:8080',
  'http://10.0.0.8',
  'http://searxng:8080',
  'https://search.example.net:8443',
  'http://box.local',
])('wants %s granted as an origin of the own network', (endpoint) => {
  const { origin } = new URL(endpoint);
  expect(given({ endpoint }).missing).toEqual([
    expect.stringContaining(`${origin} is not granted: add it to grant.ownOrigins`),
  ]);
  const granted = given({ endpoint }, { ownOrigins: [origin] } as never);
  expect(granted.missing).toEqual([]);
  expect(granted.grants.ownOrigins).toEqual([origin]);
  expect(granted.grants.hosts).toEqual(['api.example.org']);
});

it('reads no host out of what names none', () => {
  expect(given({ endpoint: 'file:///etc/passwd', domains: ['localhost', 'com', '*', '', 7] }).grants).toMatchObject({
    hosts: ['api.example.org'],
    ownOrigins: [],
  });
});
