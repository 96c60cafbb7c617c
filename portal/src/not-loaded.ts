/** A page's code or texts did not load: the network is down, or a newer version has replaced the files. */
export class NotLoaded extends Error {}
