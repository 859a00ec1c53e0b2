package fangkong.server.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import fangkong.server.database.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Seals protected text (AES-256-GCM) for one field; under another it cannot be opened. */
public final class Sealing {

  private final Aead aead;

  Sealing(Aead aead) {
    this.aead = aead;
  }

  /** What seals with the key of a folder, made there when it has none. */
  public static Sealing open(Path folder) {
    return KeyFile.load(
        folder,
        "sealing.json",
        PredefinedAeadParameters.AES256_GCM,
        keyset ->
            new Sealing(
                TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, KeyFile.CONFIGURATION, InsecureSecretKeyAccess.get())
                    .getPrimitive(KeyFile.CONFIGURATION, Aead.class)));
  }

  public Bytes seal(String text, String field) {
    try {
      return Bytes.of(aead.encrypt(utf8(text), utf8(field)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing " + field + " failed", e);
    }
  }

  public String open(Bytes sealed, String field) {
    try {
      return new String(aead.decrypt(sealed.toArray(), utf8(field)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed " + field + " cannot be opened with these keys", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
