package fangkong.server.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import fangkong.server.database.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Seals protected text (AES-256-GCM) for one place, such as a column of a row; at another it cannot
 * be opened.
 */
public final class Sealing {

  private final Aead aead;

  Sealing(Aead aead) {
    this.aead = aead;
  }

  /** What seals with the key of a folder, made there when it has none. */
  public static Sealing open(Path folder) {
    return open(folder, "sealing.json");
  }

  /** The same with the key in this file of the folder. */
  public static Sealing open(Path folder, String file) {
    return KeyFile.load(
        folder,
        file,
        PredefinedAeadParameters.AES256_GCM,
        keyset ->
            new Sealing(
                TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, KeyFile.CONFIGURATION, InsecureSecretKeyAccess.get())
                    .getPrimitive(KeyFile.CONFIGURATION, Aead.class)));
  }

  public Bytes seal(String text, String place) {
    try {
      return Bytes.of(aead.encrypt(utf8(text), utf8(place)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing " + place + " failed", e);
    }
  }

  public String open(Bytes sealed, String place) {
    try {
      return new String(aead.decrypt(sealed.toArray(), utf8(place)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "what is sealed at %s cannot be opened. Maybe it was sealed for another row and put there, or with the keys of another installation."
              .formatted(place),
          e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
