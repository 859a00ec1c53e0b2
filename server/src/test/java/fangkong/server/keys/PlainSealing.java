package fangkong.server.keys;

import com.google.crypto.tink.Aead;

/** Seals nothing: what a benchmark measures encryption against. */
public final class PlainSealing {

  private PlainSealing() {}

  public static Sealing make() {
    return new Sealing(
        new Aead() {
          @Override
          public byte[] encrypt(byte[] text, byte[] associated) {
            return text;
          }

          @Override
          public byte[] decrypt(byte[] sealed, byte[] associated) {
            return sealed;
          }
        });
  }
}
