/** A page's code or texts did not come: the network is away, or a newer Gaitway has others. */
export class NotLoaded extends Error {}
