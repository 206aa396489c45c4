import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file that it leads to, from the root; null for a package. */
  target: string | null;
  line: number;
  typeOnly: boolean;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  lines: number;
  imports: readonly Import[];
  /** Lines that read `process.env`. */
  environmentReads: readonly number[];
}

/** Every TypeScript file below the folders that exist, with what it imports. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .map((path) => readSource(root, path));
}

/** Paths of all files below the folder, from the root. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const environmentReads: number[] = [];
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) {
      const { specifier, typeOnly } = found;
      imports.push({ specifier, typeOnly, line: lineOf(node), target: resolveImport(root, path, specifier) });
    }
    if (readsEnvironment(node)) environmentReads.push(lineOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, lines: countLines(text), imports, environmentReads };
}

/** The module that a node names: import, export from, import(), require(), import type. */
function importOf(node: ts.Node): { specifier: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeOnly(node.importClause));
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isExternalModuleReference(node)) return named(node.expression, false);
  if (ts.isImportTypeNode(node)) {
    return named(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
  }
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
    const isResolve = expression.getText() === 'require.resolve';
    const isCall = expression.kind === ts.SyntaxKind.ImportKeyword || isRequire || isResolve;
    if (isCall) return named(node.arguments[0], false);
  }
  return null;
}

function named(node: ts.Node | undefined, typeOnly: boolean): { specifier: string; typeOnly: boolean } | null {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

/** `process.env`, `process['env']`, `{ env } = process`, `{ env } from 'node:process'`. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) {
    return isProcess(node.expression) && /^['"`]env['"`]$/.test(node.argumentExpression.getText());
  }
  if (ts.isBindingElement(node)) {
    const declaration = node.parent.parent;
    const isEnv = (node.propertyName ?? node.name).getText() === 'env';
    return (
      isEnv && ts.isVariableDeclaration(declaration) && !!declaration.initializer && isProcess(declaration.initializer)
    );
  }
  if (ts.isImportSpecifier(node)) {
    const { moduleSpecifier } = node.parent.parent.parent as ts.ImportDeclaration;
    const isEnv = (node.propertyName ?? node.name).text === 'env';
    return isEnv && /^['"](node:)?process['"]$/.test(moduleSpecifier.getText());
  }
  return false;
}

function isProcess(node: ts.Node): boolean {
  return /^(globalThis\.)?process$/.test(node.getText());
}

function resolveImport(root: string, from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  const candidates = [
    base,
    ...['.ts', '.tsx', '.mts', '.cts', '.d.ts', '/index.ts', '/index.tsx'].map((end) => `${base}${end}`),
    base.replace(/\.([cm]?)js(x?)$/, '.$1ts$2'),
  ];
  return candidates.find((candidate) => statSync(join(root, candidate), { throwIfNoEntry: false })?.isFile()) ?? base;
}
