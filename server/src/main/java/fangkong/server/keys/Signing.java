package fangkong.server.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import fangkong.server.database.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Signs (Ed25519) what nobody may put in its place who has the database alone. */
public final class Signing {

  private final PublicKeySign sign;
  private final PublicKeyVerify verify;

  private Signing(KeysetHandle keys) throws GeneralSecurityException {
    sign = keys.getPrimitive(KeyFile.CONFIGURATION, PublicKeySign.class);
    verify =
        keys.getPublicKeysetHandle().getPrimitive(KeyFile.CONFIGURATION, PublicKeyVerify.class);
  }

  /** What signs with the key of a folder, made there when it has none. */
  public static Signing open(Path folder) {
    return KeyFile.load(
        folder,
        "signing.json",
        PredefinedSignatureParameters.ED25519,
        keyset ->
            new Signing(
                TinkJsonProtoKeysetFormat.parseKeyset(
                    keyset, KeyFile.CONFIGURATION, InsecureSecretKeyAccess.get())));
  }

  public Bytes sign(Bytes message) {
    try {
      return Bytes.of(sign.sign(message.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  public boolean isSigned(Bytes message, Bytes signature) {
    try {
      verify.verify(signature.toArray(), message.toArray());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
