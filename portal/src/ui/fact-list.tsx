import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

/** Names and values in as many columns as fit; more columns when all of them are short. */
export function FactList({ short = false, children }: { short?: boolean; children: ReactNode }) {
  return (
    <dl className={classes.list} data-short={short || undefined}>
      {children}
    </dl>
  );
}

/** One name and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
