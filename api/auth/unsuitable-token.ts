/** A token with a valid signature that is not meant for calling an API. The message says why. */
export class UnsuitableTokenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnsuitableTokenError';
  }
}

/** The types of tokens that call an API (RFC 9068); many issuers write none. */
const CALLING_TYPE = /^(application\/)?(at\+)?jwt$/i;

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Rejects tokens whose use depends on a rule that is not checked here.
 * @throws {UnsuitableTokenError}
 */
export function assertSuitable({ header, payload }: { header: unknown; payload: unknown }): void {
  const { crit, typ } = isObject(header) ? header : {};
  const { events, cnf } = isObject(payload) ? payload : {};
  if (crit !== undefined) {
    throw new UnsuitableTokenError('it demands an extension that is not supported (crit)');
  }
  if (isObject(events) && LOGOUT in events) {
    throw new UnsuitableTokenError('it is a logout token');
  }
  if (typ !== undefined && !(typeof typ === 'string' && CALLING_TYPE.test(typ))) {
    throw new UnsuitableTokenError('it is of a type that is not for calling an API (typ)');
  }
  if (cnf != null) {
    throw new UnsuitableTokenError(
      'it is bound to a key of the client (DPoP or a certificate), which is not supported',
    );
  }
}
