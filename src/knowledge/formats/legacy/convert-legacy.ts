import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RefusedDocument } from '../../../core/ports/document-reader';
import type { ProgramRunner } from '../../../core/ports/program-runner';
import { refuse } from '../refusals';

interface LegacyFile {
  path: string;
  bytes: Uint8Array;
  becomes: 'docx' | 'xlsx' | 'pptx';
  seconds: number;
  signal?: AbortSignal | undefined;
}

/**
 * Macros stay off, linked files are never read (Writer's 0 and Calc's 1), and nothing is fetched: what asks for the
 * network is sent to a port where nobody listens.
 */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
`;

/** Turns a file of old Office into its successor by LibreOffice, with a profile of its own. */
export async function convertLegacy(
  programs: ProgramRunner,
  { path, bytes, becomes, seconds, signal }: LegacyFile,
): Promise<{ bytes: Uint8Array } | RefusedDocument> {
  return programs.withFolder(async (folder) => {
    const [profile, out] = [join(folder, 'profile'), join(folder, 'out')];
    await Promise.all([mkdir(join(profile, 'user'), { recursive: true }), mkdir(out)]);
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    // Never its own name, which may hold anything.
    const source = join(folder, `document${extname(path).toLowerCase()}`);
    await writeFile(source, bytes);
    const settings = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'];
    const args = [...settings, '--convert-to', becomes, '--outdir', out, source];
    for (const program of ['soffice', 'libreoffice']) {
      const result = await programs.run({ program, args, folder, milliseconds: seconds * 1000, signal });
      if (result.status === 'failed' && result.reason === 'missing') continue;
      if (result.status === 'failed' && result.reason === 'too-slow') return refuse(path, 'too-slow');
      const [made] = await readdir(out);
      return made === undefined ? refuse(path, 'damaged') : { bytes: await readFile(join(out, made)) };
    }
    return refuse(path, 'unsupported');
  });
}
