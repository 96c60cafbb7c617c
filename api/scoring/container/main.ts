import { join } from 'node:path';
import { readScorerConfig } from '../../config/config.ts';
import { createScorerServer } from './serve.ts';
import { train } from './train.ts';

/** Entry of the scorer's container: SageMaker starts it with `train` or `serve`. */
const { SCORER_FOLDER, SCORER_MEMORY_MB, SAGEMAKER_BIND_TO_PORT } = readScorerConfig();
const [command] = process.argv.slice(2);

switch (command) {
  case 'train':
    process.exitCode = await train(SCORER_FOLDER);
    break;
  case 'serve': {
    const server = createScorerServer({
      memoryBytes: SCORER_MEMORY_MB * 1024 * 1024,
      modelFolder: join(SCORER_FOLDER, 'model'),
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        server.close().catch(() => process.exit(1));
      });
    }
    await server.listen({ host: '0.0.0.0', port: SAGEMAKER_BIND_TO_PORT });
    break;
  }
  default:
    console.error('usage: gaitway-scorer train | serve');
    process.exitCode = 2;
}
