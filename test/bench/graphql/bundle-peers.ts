import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PEERS = new URL('./peers/', import.meta.url);
/** Inside the repository, where the packages that stay outside the bundle are found. */
const BUNDLES = fileURLToPath(new URL('../../../dist/bench-peers', import.meta.url));

/** Turns the peers' programs into plain JavaScript, as they would be in production; answers where one lies. */
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
