import { messageOf } from '../../errors.ts';
import { scoringTasks } from '../../workers/scoring-tasks.ts';
import { FEATURE_VERSION } from '../model/features/extract-features.ts';
import { mlFolder } from './ml-folder.ts';

/**
 * Runs `train`: learns from the channels under `root` and writes the model there. Writes an error to SageMaker's
 * failure file. Returns the exit code.
 */
export async function train(root: string): Promise<0 | 1> {
  const folder = mlFolder(root);
  try {
    const { featureVersion } = await folder.readHyperparameters();
    if (featureVersion !== FEATURE_VERSION) {
      throw new RangeError(
        `This image knows feature version ${FEATURE_VERSION}, the gateway asks for ${featureVersion}: deploy both alike.`,
      );
    }
    const examples = await folder.readExamples();
    await folder.writeModel(await scoringTasks.trainModel({ examples }));
    return 0;
  } catch (error) {
    await folder.writeFailure(messageOf(error));
    return 1;
  }
}
