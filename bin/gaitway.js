#!/usr/bin/env node
// The sources are TypeScript; tsx reads them as they are, and keeps what it compiled.
import { register } from 'tsx/esm/api';

register();
await import('../api/cli/main.ts');
