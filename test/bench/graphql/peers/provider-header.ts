/** The peers check no token: a plain header names the provider. */
export const PROVIDER_HEADER = 'x-provider-id';
