import type { components } from '../generated/api';

/** What the server says and takes, as `api/openapi.json` describes it. */
export type Schemas = components['schemas'];

/** Whether something read has fields at all. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
