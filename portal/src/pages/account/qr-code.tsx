import { useMemo } from 'react';
import { encode } from 'uqr';

/** The quiet zone around the code, which readers need to find it. */
const QUIET_ZONE = 4;

/** A QR code, dark on white in both color schemes, because many readers do not support the inverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: QUIET_ZONE });
    const squares = code.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
    );
    return { size: code.size, path: squares.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={220}
      height={220}
      style={{ background: 'white', borderRadius: 'var(--mantine-radius-md)' }}
    >
      <path d={path} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}
