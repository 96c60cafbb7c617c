import { fireAndForget } from '../fire-and-forget.ts';
import { createApiClient, type ApiClient, type ApiClientEvents } from './api-client.ts';

/** Opens the API client with the first page of a signed-in viewer, and closes it when they leave. */
export interface ViewerApi {
  open(): ApiClient;
  /** Also drops the viewer's cached data. */
  close(): void;
}

export function createViewerApi(events: ApiClientEvents): ViewerApi {
  let client: ApiClient | null = null;
  return {
    open: () => (client ??= createApiClient(events)),
    close() {
      if (client) fireAndForget(client.close());
      client = null;
    },
  };
}
