import type { StorageState } from '../../e2e/rooms.ts';
import type { DevTools } from './devtools.ts';

/** A signed-in viewer who opens the portal for the first time in this browser. */
export interface Visit {
  goTo(url: string): Promise<void>;
  /** Runs a function in the page, without its surrounding scope. */
  run<Given extends readonly unknown[], Answer>(
    inPage: (...given: Given) => Answer | Promise<Answer>,
    ...given: Given
  ): Promise<Answer>;
  /** Types key after key, each as soon as the page has handled the previous one. */
  type(text: string): Promise<void>;
  leave(): Promise<void>;
}

interface Evaluation<Answer> {
  readonly result: { readonly value: Answer };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: object };
}

/**
 * Opens a page with an empty cache on a processor that is slowed down.
 *
 * It does not use Playwright, which makes the browser observe the network and the scripts: for the stack of each
 * request, Chromium reads a whole source file again, which took three times as long as running it.
 */
export async function visit(
  devTools: DevTools,
  { origins }: StorageState,
  slowDown: number,
): Promise<Visit> {
  const { browserContextId } = await devTools.send<{ browserContextId: string }>(
    'Target.createBrowserContext',
  );
  const { targetId } = await devTools.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  });
  const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const send = <Result>(method: string, parameters?: object) =>
    devTools.send<Result>(method, parameters, sessionId);
  await send('Page.enable');
  await send('Page.addScriptToEvaluateOnNewDocument', {
    source: origins
      .flatMap(({ localStorage }) => localStorage)
      .map(({ name, value }) => `localStorage[${JSON.stringify(name)}] = ${JSON.stringify(value)};`)
      .join('\n'),
  });
  const screen = { width: 1366, height: 768, deviceScaleFactor: 1, mobile: false };
  await send('Emulation.setDeviceMetricsOverride', screen);
  await send('Emulation.setCPUThrottlingRate', { rate: slowDown });

  return {
    goTo: (url) => send('Page.navigate', { url }),
    async run(inPage, ...given) {
      type Result = Evaluation<Awaited<ReturnType<typeof inPage>>>;
      const { result, exceptionDetails } = await send<Result>('Runtime.evaluate', {
        // The compiler of these files wraps functions to keep their names; the page does not need the names.
        expression: `{ const __name = (named) => named; (${String(inPage)})(...${JSON.stringify(given)}) }`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    async type(text) {
      for (const letter of text) {
        await send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter });
        await send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
      }
    },
    leave: () => devTools.send('Target.disposeBrowserContext', { browserContextId }),
  };
}
