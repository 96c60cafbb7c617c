import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** A short text in a pill; a long list renders hundreds. */
export function Tag(props: {
  /** Name of a Mantine color for the background, and a readable text color; gray by default. */
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
