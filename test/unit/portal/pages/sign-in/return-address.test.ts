import { describe, expect, it } from 'vitest';
import { returnAddress } from '../../../../../portal/src/pages/sign-in/return-address.ts';

describe('the page after signing in', () => {
  it.each([
    '/',
    '/participants?search=sign-in',
    '/participants/sign-in',
    '/sign-in-help',
    '/sql#sign-in',
    '/recordings/1?a=%2F',
  ])('is %s', (address) => {
    expect(returnAddress(address)).toBe(address);
  });

  it.each([
    '/sign-in',
    '/sign-in/',
    '/sign-in?returnTo=%2Fsign-in',
    '/sign-in#top',
    '/Sign-In',
    '/%73ign-in',
    '/./sign-in',
    '/a/../sign-in',
    '/sign-in//',
    '//elsewhere.example/sign-in',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '/%E0%A4%A',
    '',
  ])('is never %j', (address) => {
    expect(returnAddress(address)).toBe('/');
  });
});
