import { describe, expect, it } from 'vitest';
import {
  countParameters,
  readParameter,
  typedParameter,
} from '../../../../../portal/src/pages/sql/parameters.ts';

describe('the parameters of a statement', () => {
  it.each([
    ['select ?, ?', 2],
    [`select '?' as "?" -- ?\n, ? /* ? */`, 1],
    [`select 'it''s ?', ?`, 1],
    [`select 'not closed ?`, 0],
    ['select 1', 0],
  ])('of %j are counted', (statement, count) => {
    expect(countParameters(statement)).toBe(count);
  });

  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['true', true],
    ['null', null],
    ['walking', 'walking'],
    ['"12"', '12'],
    ['', ''],
    ['[1]', '[1]'],
    ['"a" or "b"', '"a" or "b"'],
  ])('are parsed from %j and formatted the same again', (typed, value) => {
    expect(readParameter(typed)).toBe(value);
    expect(typedParameter(value)).toBe(typed);
  });

  it('keep the quotes of quoted strings', () => {
    expect(readParameter(typedParameter('"12"'))).toBe('"12"');
  });
});
