import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** A short word in a pill, which a long list draws by the hundred. */
export function Tag(props: {
  /** Name of a Mantine colour, whose light shade is behind the word, and the ink that is readable on it; else quiet. */
  look?: { readonly color: string; readonly ink: string };
  children: ReactNode;
}) {
  const { look, children } = props;
  return (
    <span
      className={classes.tag}
      style={look && { color: look.ink, background: `var(--mantine-color-${look.color}-light)` }}
      data-quiet={look === undefined || undefined}
    >
      {children}
    </span>
  );
}
