import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { loadTexts, type Namespace } from '../i18n/texts.ts';
import { NotLoaded } from '../not-loaded.ts';

/** Loads a page's code and its texts in parallel. */
export const page = <Module extends Record<string, unknown>>(
  load: () => Promise<Module>,
  name: keyof Module & string,
  ...texts: Namespace[]
) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadTexts(...texts)]).catch((cause: unknown) => {
      throw new NotLoaded(String(cause));
    });
    return module as Record<string, () => ReactNode>;
  }, name);

/**
 * Loads a page's code together with a part that the page renders as soon as its data has arrived: one after the other
 * would take seconds on a slow network. The page waits for its own code only. If the part fails to load, it is loaded
 * again where it is rendered, and shows its own error.
 */
export const withPart =
  <Module>(part: () => Promise<unknown>, load: () => Promise<Module>) =>
  () => {
    part().catch(() => undefined);
    return load();
  };

/** Reads text from a URL's search; anything else counts as absent. */
export const textFrom = <Name extends string>(search: Record<string, unknown>, name: Name) =>
  (typeof search[name] === 'string' ? { [name]: search[name] } : {}) as { [Key in Name]?: string };

/** The rest of a path below the path of its parent. */
export const below = <Parent extends string, Path extends `${Parent}/${string}`>(
  parent: Parent,
  path: Path,
) => path.slice(parent.length + 1) as Path extends `${Parent}/${infer Rest}` ? Rest : never;
