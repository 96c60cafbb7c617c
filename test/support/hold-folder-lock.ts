import { lockFolder } from '../../api/database/engine/folder-lock.ts';

/** A process that holds the lock of a folder until it is killed. */
await lockFolder(process.argv[2]!);
process.send!('locked');
setInterval(() => undefined, 1000);
