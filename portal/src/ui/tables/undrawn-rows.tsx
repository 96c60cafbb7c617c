/** Stands for the rows of a long table that are not drawn, above or below those that are. */
export function UndrawnRows({ height, columnCount }: { height: number; columnCount: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden data-undrawn>
      <td colSpan={columnCount} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
