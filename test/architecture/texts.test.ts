import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { columnsOf, LAKE_TABLE_NAMES } from '../../api/domain/lake.ts';
import { listTextFiles, readTexts, type Texts } from '../../portal/text-files.ts';
import { describe, expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../../portal/src', import.meta.url));
const LANGUAGES = ['en', 'fr'];
const NAMESPACES = [...new Set(listTextFiles().map(({ namespace }) => namespace))];

/** The texts of a namespace by full key: `failure.title`. */
function textsOf(language: string, namespace: string): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  const walk = (texts: Texts, prefix: string) => {
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === 'string') flat.set(prefix + key, text);
      else walk(text, `${prefix}${key}.`);
    }
  };
  walk(readTexts(language, namespace), '');
  return flat;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string) => key.replace(PLURAL, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('__generated__'))
  .map((path) => ({ path, text: readFileSync(join(SOURCES, path), 'utf8') }));

describe.each(NAMESPACES)('the texts of %s', (namespace) => {
  it.each(LANGUAGES)('have every key in %s, in each plural of the language', (language) => {
    const keys = [...textsOf(language, namespace).keys()];
    const english = [...textsOf('en', namespace).keys()];
    expect(new Set(keys.map(withoutPlural))).toEqual(new Set(english.map(withoutPlural)));
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const key of keys.filter((one) => PLURAL.test(one))) {
      expect(keys).toEqual(
        expect.arrayContaining(pluralCategories.map((plural) => `${withoutPlural(key)}_${plural}`)),
      );
    }
  });

  it('have the same values in every language', () => {
    const english = textsOf('en', namespace);
    for (const [key, text] of textsOf('fr', namespace)) {
      const original = english.get(key) ?? english.get(`${withoutPlural(key)}_other`)!;
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(original));
    }
  });

  it('are all used', () => {
    const users = sources.filter(
      ({ text }) =>
        namespace === 'common' ||
        new RegExp(`(useTranslation\\(|TFunction<|loadTexts\\()(\\[[^\\]]*)?'${namespace}'`).test(
          text,
        ) ||
        text.includes(`'${namespace}:`),
    );
    const code = users.map(({ text }) => text).join('\n');
    const unused = [...textsOf('en', namespace).keys()].map(withoutPlural).filter((key) => {
      const exact = new RegExp(`['"\`](${namespace}:)?${key.replaceAll('.', '\\.')}['"\`]`);
      const parts = key.split('.');
      const built = parts
        .slice(1)
        .some((_, index) => code.includes(`\`${parts.slice(0, index + 1).join('.')}.\${`));
      return !exact.test(code) && !built;
    });
    expect(unused).toEqual([]);
  });
});

const SPOKEN_ATTRIBUTES =
  /^(title|lead|label|aria-label|caption|placeholder|description|alt|submitLabel)$/;
const NAMES = new Set(['Ctrl K', 'Gaitway', 'GraphQL', 'CSV', 'PDF', 'JSON', 'SVG', 'PNG']);
const isSpoken = (text: string) => /\p{L}{2}/u.test(text) && !NAMES.has(text.trim());

describe('the pages', () => {
  it('have no texts in their code', () => {
    const words = sources
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) => {
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isJsxText(node) && isSpoken(node.text)) found.push(`${path}: ${node.text.trim()}`);
          if (
            ts.isJsxAttribute(node) &&
            SPOKEN_ATTRIBUTES.test(node.name.getText()) &&
            node.initializer &&
            ts.isStringLiteral(node.initializer) &&
            isSpoken(node.initializer.text)
          )
            found.push(`${path}: ${node.initializer.text}`);
          ts.forEachChild(node, visit);
        };
        const kind = ts.ScriptKind.TSX;
        visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind));
        return found;
      });
    expect(words).toEqual([]);
  });
});

describe('the tables that analysts query', () => {
  it.each(LANGUAGES)('have texts for every column in %s', (language) => {
    const names = LAKE_TABLE_NAMES.flatMap((table) => columnsOf(table).map(({ name }) => name));
    const known = [...textsOf(language, 'sql').keys()].filter((key) => key.startsWith('column.'));
    expect(known.sort()).toEqual([...new Set(names)].map((name) => `column.${name}`).sort());
  });

  it('have the descriptions of the API in English', () => {
    const texts = textsOf('en', 'sql');
    for (const { name, description } of LAKE_TABLE_NAMES.flatMap(columnsOf)) {
      expect(texts.get(`column.${name}`), name).toBe(description);
    }
  });
});
