import { createHash } from 'node:crypto';
import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError } from 'aws-jwt-verify/error';
import { z } from 'zod';
import { type Group, isGroup } from '../domain/group.ts';
import { parseJson } from '../domain/parse-json.ts';
import { isUuid, uuidOfDigest } from '../domain/uuid.ts';
import { unauthenticated } from '../errors.ts';
import { type Authenticator, dateOf, type TokenClaims } from './authenticator.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { FreshJwksCache } from './fresh-jwks-cache.ts';
import { refusalOf } from './token-refusal.ts';
import { assertSuitable } from './unsuitable-token.ts';
import { rememberVerified } from './verified-tokens.ts';

export interface OidcAuthenticatorOptions {
  /** The `iss` of every token; its discovery document is below it. */
  readonly issuer: string;
  /** What `aud` must be, or be among. */
  readonly audiences: readonly string[];
  /** Where the groups stand in a token, such as `groups` or `realm_access.roles`; without it, the record decides. */
  readonly groupsClaim: string | undefined;
  /** Gaitway's group for each of the issuer's that means one. Those that are not here mean nothing. */
  readonly groupNames: ReadonlyMap<string, Group>;
  /**
   * Which values of `acr` and `amr` mean that the sign-in took a second factor. Without any, `mfa` in `amr` does, and a
   * token without `amr` says nothing about it.
   */
  readonly secondFactorValues?: readonly string[] | undefined;
  /** Reads a document of the issuer; for tests. */
  readonly fetchDocument?: (uri: string) => Promise<ArrayBuffer>;
}

/** The clocks of an issuer and of this computer may differ by this much. */
const LEEWAY_MS = 30_000;
const MAXIMUM_VERIFIED = 10_000;

const discoverySchema = z.object({
  issuer: z.string(),
  jwks_uri: z.url({ protocol: /^https?$/ }),
});

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  exp: z.number(),
  // Issuers write these in ways of their own; an odd one says nothing, and the token stays good.
  iat: z.number().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
  sid: z.string().optional(),
  /** Only id tokens have these. */
  at_hash: z.string().optional().catch(undefined),
  c_hash: z.string().optional().catch(undefined),
  /** Keycloak says here what a token is for; one to refresh or to sign out with is not one to call with. */
  typ: z
    .string()
    .regex(/^(?!refresh|offline|logout)/i)
    .optional(),
  email: z.string().trim().pipe(z.email()).optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
  given_name: z.string().default(''),
  family_name: z.string().default(''),
});

/** Checks tokens of any OpenID Connect issuer (Keycloak and the like), access tokens that are JWTs and id tokens. */
export function createOidcAuthenticator({
  issuer,
  audiences,
  groupsClaim,
  groupNames,
  secondFactorValues,
  fetchDocument = fetchBytes,
}: OidcAuthenticatorOptions): Authenticator {
  let opening: Promise<Verifier> | undefined;

  /** The issuer is asked with the first token, so that Gaitway starts without it; after a failure, with the next one. */
  const openVerifier = () =>
    (opening ??= discover().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  async function discover(): Promise<Verifier> {
    const uri = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const document = await fetchDocument(uri);
    const parsed = discoverySchema.safeParse(parseJson(new TextDecoder().decode(document)));
    if (!parsed.success || parsed.data.issuer !== issuer) {
      throw new FetchError(uri, 'it is not the discovery document of this issuer');
    }
    return JwtVerifier.create(
      {
        issuer,
        audience: [...audiences],
        jwksUri: parsed.data.jwks_uri,
        graceSeconds: LEEWAY_MS / 1000,
        customJwtCheck: assertSuitable,
      },
      { jwksCache: new FreshJwksCache({ fetcher: { fetch: fetchDocument } }) },
    );
  }

  async function verify(token: string): Promise<TokenClaims> {
    const payload = await openVerifier()
      .then((verifier) => verifier.verify(token))
      .catch((error: unknown) => {
        throw refusalOf(error);
      });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) {
      throw unauthenticated('The token was refused: a claim is missing, or not what it must be.');
    }
    const { sub, exp, sid, typ, email, email_verified, given_name, family_name } = claims.data;
    const { auth_time, iat, at_hash, c_hash } = claims.data;
    return {
      userId: userIdOf(issuer, sub),
      tokenUse: typ === 'ID' || (at_hash ?? c_hash) !== undefined ? 'id' : 'access',
      groups: groupsClaim === undefined ? null : groupsAt(groupsClaim, payload, groupNames),
      expiresAt: dateOf(exp),
      sessionId: sid,
      // Renewing a token moves its `iat`. Without an `auth_time` that is all there is to tell its age by.
      signedInAt: dateOf(auth_time ?? iat),
      secondFactor: tookSecondFactor(claims.data, secondFactorValues),
      ...(email !== undefined &&
        email_verified && {
          person: { email, givenName: given_name, familyName: family_name },
        }),
    };
  }

  const verified = rememberVerified(verify, { maximum: MAXIMUM_VERIFIED, leewayMs: LEEWAY_MS });
  return {
    // A copy: identities are cached by their claims, but a person of an issuer elsewhere can be erased and return.
    authenticate: async (authorization) => ({ ...(await verified.authenticate(authorization)) }),
  };
}

type Verifier = { verify(token: string): Promise<unknown> };

/** Records are known by a uuid: the `sub` where it is one, as Keycloak's is, else one that always is the same for it. */
function userIdOf(issuer: string, sub: string): string {
  if (isUuid(sub)) return sub.toLowerCase();
  return uuidOfDigest(createHash('sha256').update(`${issuer}\0${sub}`).digest('hex'), 4);
}

/** Undefined where the token says nothing that counts. */
function tookSecondFactor(
  { acr, amr }: { readonly acr?: string | undefined; readonly amr?: readonly string[] | undefined },
  values: readonly string[] | undefined,
): boolean | undefined {
  if (values === undefined) return amr?.includes('mfa');
  return values.some((value) => value === acr || amr?.includes(value));
}

/** The groups at a dotted path into the claims. A name with dots of its own, such as a URL, is looked up as it is. */
function groupsAt(
  path: string,
  claims: unknown,
  groupNames: ReadonlyMap<string, Group>,
): readonly Group[] {
  const found = property(claims, path) ?? path.split('.').reduce(property, claims);
  const names = (Array.isArray(found) ? found : [found]).filter((name) => typeof name === 'string');
  const groups = names.map((name) => groupNames.get(name)).filter(isGroup);
  return [...new Set(groups)];
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
