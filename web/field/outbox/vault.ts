import type { FieldDatabase, Sealed } from './database';

const VAULT = 'vault';

/** Whether the browser seals here: it does so for pages that came by https. */
export const canSeal = () => globalThis.crypto?.subtle !== undefined;

/**
 * Seals what is kept on the device with a key that cannot be read out of the browser. Where the page came without
 * https there is no WebCrypto and things are kept as they are.
 */
export class Vault {
  private constructor(private readonly key: CryptoKey | null) {}

  static async open(database: FieldDatabase): Promise<Vault> {
    const { subtle } = globalThis.crypto;
    if (subtle === undefined) {
      return new Vault(null);
    }
    const kept = await database.keys.get(VAULT);
    if (kept !== undefined) {
      return new Vault(kept.key);
    }
    const made = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const key = await database.transaction('rw', database.keys, async () => {
      const other = await database.keys.get(VAULT);
      if (other === undefined) {
        await database.keys.add({ name: VAULT, key: made });
      }
      return other?.key ?? made;
    });
    return new Vault(key);
  }

  async seal(value: unknown): Promise<Sealed> {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    if (this.key === null) {
      return { iv: null, bytes };
    }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, bytes)) };
  }

  async unseal<T>({ iv, bytes }: Sealed): Promise<T> {
    const plain =
      iv === null || this.key === null ? bytes : await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.key, bytes);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  }
}
