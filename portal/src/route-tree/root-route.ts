import { createRootRouteWithContext } from '@tanstack/react-router';
import type { ViewerApi } from '../api/viewer-api.ts';
import type { PortalConfig } from '../config.ts';

/** The context of every route. */
interface PortalContext {
  readonly config: PortalConfig;
  readonly viewerApi: ViewerApi;
}

export const root = createRootRouteWithContext<PortalContext>()();
