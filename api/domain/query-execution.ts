/** How far a query is; the last three are final. */
export const QUERY_STATUSES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type QueryStatus = (typeof QUERY_STATUSES)[number];
