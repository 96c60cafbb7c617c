import { background } from '../background.ts';
import { createApiClient, type ApiClient, type ApiClientEvents } from './api-client.ts';

/** The API client of whoever is signed in: there with their first page, before anything is drawn, and until they leave. */
export interface ViewerApi {
  open(): ApiClient;
  /** What the viewer saw is forgotten with it. */
  close(): void;
}

export function createViewerApi(events: ApiClientEvents): ViewerApi {
  let client: ApiClient | null = null;
  return {
    open: () => (client ??= createApiClient(events)),
    close() {
      if (client) background(client.close());
      client = null;
    },
  };
}
