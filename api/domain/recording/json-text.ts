import { refused, type ParseResult } from './problem.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Parses the bytes of a UTF-8 file like `JSON.parse`; a byte order mark is skipped. An error message names only the place,
 * because the engine's own message quotes the text around it, which is personal data.
 */
export function parseJsonBytes(bytes: Uint8Array): ParseResult<unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused({ field: 'document', message: 'must be text in UTF-8' });
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return refused({
      field: 'document',
      message: `is not valid JSON${describePlace(text, findJsonFault(text))}`,
    });
  }
}

function describePlace(text: string, at: number): string {
  if (at >= text.length) return ': it ends too early';
  const line = text.slice(0, at).split('\n').length;
  const column = at - text.lastIndexOf('\n', at - 1);
  const hint = /^-?(NaN|Infinity)/.test(text.slice(at, at + 9))
    ? '; NaN and Infinity are not JSON numbers'
    : '';
  return ` at line ${line}, column ${column}${hint}`;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Returns the index of the first syntax error, or the length of a text that ends too early. Needed after `JSON.parse` has
 * failed, because half of V8's messages contain no position.
 */
function findJsonFault(text: string): number {
  const open: string[] = [];
  let expected: 'value' | 'value or ]' | 'key' | 'key or }' | 'comma' = 'value';
  for (let at = endOf(SPACE, text, 0); at < text.length; at = endOf(SPACE, text, at)) {
    const character = text[at]!;
    if (expected === 'key' || (expected === 'key or }' && character !== '}')) {
      const end = character === '"' ? endOfString(text, at) : -1;
      if (end < 0) return at;
      at = endOf(SPACE, text, end);
      if (text[at] !== ':') return at;
      at++;
      expected = 'value';
    } else if (character === open.at(-1) && expected !== 'value') {
      open.pop();
      at++;
      expected = 'comma';
    } else if (expected === 'comma') {
      if (character !== ',' || open.length === 0) return at;
      at++;
      expected = open.at(-1) === '}' ? 'key' : 'value';
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      at++;
      expected = character === '{' ? 'key or }' : 'value or ]';
    } else {
      const end = character === '"' ? endOfString(text, at) : endOf(SCALAR, text, at);
      if (end < 0) return at;
      at = end;
      expected = 'comma';
    }
  }
  return text.length;
}

/** Returns where a match that begins at `at` ends, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/**
 * Returns where the string that begins at `at` ends, or -1. A string without a closing quote ends with the text, because
 * the file is torn. Not a pattern, which would run out of stack on twenty million characters.
 */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length;) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code < 0x20) return -1;
    i = code === BACKSLASH ? endOf(ESCAPE, text, i) : i + 1;
    if (i < 0) return -1;
  }
  return text.length;
}
