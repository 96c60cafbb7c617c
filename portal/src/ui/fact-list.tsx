import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

/** Names and values side by side, as many columns as there is room for; `wide` ones hold a sentence. */
export function FactList({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <dl className={classes.list} data-wide={wide || undefined}>
      {children}
    </dl>
  );
}

/** One name and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
