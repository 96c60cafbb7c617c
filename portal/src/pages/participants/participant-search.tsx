import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { background } from '../../background.ts';

/** Search while typing. The URL follows, so that a search can be kept as a bookmark. */
export function ParticipantSearch({ search }: { search: string }) {
  const navigate = useNavigate({ from: '/' });
  const [text, setText] = useState(search);
  const [asked, setAsked] = useState(search);
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // Not asked for here, but by a link such as the one to the start: what was typed is over.
    if (search !== asked) setText(search);
  }
  const follow = useDebouncedCallback((typed: string) => {
    const wanted = typed.trim();
    setAsked(wanted);
    background(navigate({ search: wanted === '' ? {} : { search: wanted }, replace: true }));
  }, 250);

  return (
    <TextInput
      type="search"
      aria-label="Search by name or email"
      placeholder="Search by name or email"
      maxLength={200}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        follow(currentTarget.value);
      }}
    />
  );
}
