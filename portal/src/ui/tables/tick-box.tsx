import { useEffect, useRef } from 'react';
import classes from './tick-box.module.css';

/** A box to tick in a list: the browser's own, because a long list draws many. */
export function TickBox(props: {
  /** Beside the box. */
  label?: string;
  /** For those who do not see what the box stands beside. */
  'aria-label'?: string;
  checked: boolean;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { label, checked, indeterminate = false, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current!.indeterminate = indeterminate; // there is no attribute for it
  }, [indeterminate]);
  const input = (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label={props['aria-label']}
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
  if (label === undefined) return input;
  return (
    <label className={classes.labelled}>
      {input}
      {label}
    </label>
  );
}
