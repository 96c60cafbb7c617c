import { z } from 'zod';
import { type Group, GROUPS, isGroup } from '../domain/group.ts';
import { parseTrustedProxies } from '../limits/trusted-proxies.ts';

/** A whole number in a range, written in decimal. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, {
      message: `must be from ${minimum} to ${maximum}`,
    });

export const flag = z
  .enum(['true', 'false'], { error: 'must be "true" or "false"' })
  .transform((value) => value === 'true');

/** Which of the adapters stands behind an interface; the first is the default. */
export const choice = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z
    .enum(names, { error: `must be ${names.map((name) => `"${name}"`).join(' or ')}` })
    .default(names[0] as never); // TypeScript does not see that the first name is one of the names

/** Names with commas between. */
export const names = (message: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((all) => all.every((name) => name !== ''), { message });

export const userPoolId = z
  .string()
  .regex(/^[\w-]+_[0-9A-Za-z]+$/, 'must look like region_Name, as Amazon Cognito writes it');

/** Where SNS hands pushes over to Apple or Google. */
export const platformApplication = (platforms: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:[\\w-]+:sns:[\\w-]+:\\d{12}:app/(${platforms})/[\\w.-]+$`),
      `must be the ARN of a platform application (${platforms.replace('|', ' or ')})`,
    );

/** Proxies in front of the gateway, as Fastify's `trustProxy` takes them. */
export const trustedProxies = z.string().transform((text, context) => {
  const proxies = parseTrustedProxies(text);
  if (proxies !== undefined) return proxies;
  context.addIssue('must be a number of proxies from 1 to 99, or their addresses or CIDRs');
  return z.NEVER;
});

/** `theirs=ours` with commas between. */
export const groupNames = z.string().transform((text, context): ReadonlyMap<string, Group> => {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    const ours = pair.slice(at + 1).trim();
    if (at > 0 && isGroup(ours)) return [pair.slice(0, at).trim(), ours] as const;
    context.addIssue(`must look like their-name=ours, where ours is ${GROUPS.join(', ')}`);
    return z.NEVER;
  });
  return new Map(pairs);
});
