import { useEffect, useRef } from 'react';
import classes from './plain-checkbox.module.css';

/** A checkbox in a list: the browser's own, because a long list renders many. */
export function PlainCheckbox(props: {
  /** The text beside the checkbox. */
  label?: string;
  /** The name for screen readers. */
  'aria-label'?: string;
  checked: boolean;
  /** Whether only some of its items are selected. */
  indeterminate?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { label, checked, indeterminate = false, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current!.indeterminate = indeterminate; // HTML has no attribute for it
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
