import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'>;

/** A link inside the portal that looks like a link. */
export const LinkText = createLink((props: AnchorProps & LinkAttributes) => <Anchor {...props} />);

/** A link inside the portal that looks like a button. */
export const LinkButton = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));
