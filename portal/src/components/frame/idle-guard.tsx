import { useEffect, useState } from 'react';
import { useViewer } from '../../api/use-viewer.ts';
import { keepIdleMinutes, markActive, msUntilIdle } from '../../session/idle-clock.ts';
import { LazyPart } from '../../ui/lazy-part.tsx';

/** Long enough to come back from the kettle. */
const WARNING_MS = 60_000;

/** Signs of life are written down at most this often. */
const MARK_EVERY_MS = 5_000;

const FETCH_AFTER_MS = 10_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

const loadWarning = async () => (await import('./idle-warning.tsx')).IdleWarning;

/** Ends a session that nobody uses, after a warning that can be answered. All tabs of the browser count as one. */
export function IdleGuard({ onIdle }: { onIdle: () => void }) {
  const minutes = useViewer()?.organization.idleMinutes;
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const isWarning = secondsLeft !== null;

  useEffect(() => {
    if (minutes !== undefined) keepIdleMinutes(minutes);
  }, [minutes]);

  // The warning's code comes after everything that the page waits for, and long before it is needed: by then the network
  // may be gone. Where it is gone already, the warning asks again.
  useEffect(() => {
    const timer = window.setTimeout(
      () => void loadWarning().catch(() => undefined),
      FETCH_AFTER_MS,
    );
    return () => window.clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (isWarning) return; // from here on, only an answer counts
    let markedAt = 0;
    const mark = () => {
      if (Date.now() - markedAt < MARK_EVERY_MS) return;
      markedAt = Date.now();
      markActive();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, mark, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, mark);
    };
  }, [isWarning]);

  useEffect(() => {
    const look = () => {
      const left = msUntilIdle();
      if (left <= 0) onIdle();
      else setSecondsLeft(left > WARNING_MS ? null : Math.ceil(left / 1000));
    };
    look();
    const timer = window.setInterval(look, 1000);
    return () => window.clearInterval(timer);
  }, [onIdle]);

  const stay = () => {
    markActive();
    setSecondsLeft(null);
  };
  if (secondsLeft === null) return null;
  return (
    <LazyPart
      load={loadWarning}
      props={{ secondsLeft, onStay: stay, onEnd: onIdle }}
      fallback={null}
    />
  );
}
