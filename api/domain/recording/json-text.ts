import { refused, type ParseResult } from './problem.ts';

const DECODER_OPTIONS = { fatal: true };

/**
 * `JSON.parse` over the bytes of a UTF-8 file (a byte order mark is skipped). What is malformed is
 * named by place alone: the engine's own message quotes the text around it, which is a person's.
 */
export function parseJsonBytes(bytes: Uint8Array): ParseResult<unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', DECODER_OPTIONS).decode(bytes);
  } catch {
    return refused({ field: 'document', message: 'must be text in UTF-8' });
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return refused({
      field: 'document',
      message: `must be valid JSON; it is not ${describePlace(text, findJsonFault(text))}`,
    });
  }
}

function describePlace(text: string, at: number): string {
  if (at >= text.length) return 'because it ends too early';
  const line = text.slice(0, at).split('\n').length;
  const column = at - text.lastIndexOf('\n', at - 1);
  const hint = /^-?(NaN|Infinity)/.test(text.slice(at, at + 9))
    ? '; NaN and Infinity are not JSON numbers'
    : '';
  return `from line ${line}, column ${column}${hint}`;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR =
  /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;

/**
 * Where JSON stops being JSON, as an index into the text; its length where it ends too early.
 * Runs on text that `JSON.parse` refused: half of V8's messages name no position.
 */
function findJsonFault(text: string): number {
  const open: string[] = [];
  let at = 0;
  let expected: 'value' | 'value or ]' | 'key' | 'key or }' | 'comma' = 'value';
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (skip(SPACE); at < text.length; skip(SPACE)) {
    const character = text[at]!;
    if (expected === 'key' || (expected === 'key or }' && character !== '}')) {
      const key = at;
      if (!skip(STRING)) return tornAt(text, key);
      skip(SPACE);
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
      const value = at;
      if (!skip(STRING) && !skip(SCALAR)) return tornAt(text, value);
      expected = 'comma';
    }
  }
  return text.length;
}

/** A string that never closes is a file that ends too early, not a fault where the string begins. */
function tornAt(text: string, at: number): number {
  return text[at] === '"' && !text.includes('"', at + 1) ? text.length : at;
}
