import { api } from '../../api/client';
import { forgetSetting, keepSetting, setting } from '../outbox/device';

const OWED = 'signOutOwed';

/** Ends the session; without a network that is owed to the server, and done before it is asked anything else. */
export async function endSession() {
  await keepSetting(OWED, true);
  await settleOwed();
}

/** Whether no sign-out is owed any more. Until then whoever the server takes us for has left. */
export async function settleOwed(): Promise<boolean> {
  if ((await setting<boolean>(OWED)) !== true) {
    return true;
  }
  try {
    const { response } = await api.POST('/api/sign-out', {});
    if (!response.ok && response.status !== 401) {
      return false;
    }
  } catch {
    return false;
  }
  await forgetOwed();
  return true;
}

/** A new session has taken the place of the one to be ended. */
export function forgetOwed() {
  return forgetSetting(OWED);
}
