import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PEERS = new URL('./peers/', import.meta.url);
/** Inside the repository, so that the packages outside the bundle resolve. */
const BUNDLES = fileURLToPath(new URL('../../../dist/bench-peers', import.meta.url));

/**
 * Bundles the peers' programs into plain JavaScript, as in production. Returns a function from a peer to its path.
 */
export async function bundlePeers(peers: readonly string[]): Promise<(peer: string) => string> {
  await build({
    entryPoints: peers.map((peer) => fileURLToPath(new URL(peer, PEERS))),
    outbase: fileURLToPath(PEERS),
    outdir: BUNDLES,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return (peer) => `${BUNDLES}/${peer.replace(/\.ts$/, '.mjs')}`;
}
