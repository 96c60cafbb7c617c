import { useRouter } from '@tanstack/react-router';
import { fireAndForget } from '../../fire-and-forget.ts';
import { paths } from '../../paths.ts';
import { endSession } from '../../session/session.ts';
import { forgetDrafts } from '../../ui/saved-field/use-draft.ts';

/** Signs the viewer out at their request, and removes their data from this device. */
export function useSignOut(): () => void {
  const router = useRouter();
  const signOut = async () => {
    forgetDrafts();
    await endSession();
    await router.navigate(paths.signIn());
  };
  return () => fireAndForget(signOut());
}
