/** The peers check no token: whose participants are asked for stands in a header, in plain text. */
export const PROVIDER_HEADER = 'x-provider-id';
