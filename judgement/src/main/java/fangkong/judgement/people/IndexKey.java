package fangkong.judgement.people;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keyed indexes by which equal text is found without its being known (HMAC-SHA-256, 16
 * bytes, as hex in small letters). Each label, which is a column, has a key of its own, made from
 * the one in the file: whoever has that of one column learns nothing about another. Thread-safe.
 */
public final class IndexKey {
  private static final int INDEX_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final PrfSet prf;
  private final Map<String, Prf> columns = new ConcurrentHashMap<>();

  private IndexKey(PrfSet prf) {
    this.prf = prf;
  }

  /**
   * The key of a keyset of Tink, as it stands in a file.
   *
   * @throws GeneralSecurityException where it is none
   */
  public static IndexKey parse(String keyset) throws GeneralSecurityException {
    return new IndexKey(
        TinkJsonProtoKeysetFormat.parseKeyset(
                keyset, TinkConfig2026.get(), InsecureSecretKeyAccess.get())
            .getPrimitive(TinkConfig2026.get(), PrfSet.class));
  }

  /**
   * The keyed index of a text under a label; equal labels and texts give equal bytes, and nothing
   * else can be told from it.
   */
  public String index(String label, String text) {
    try {
      byte[] clear = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(column(label).compute(clear, INDEX_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("indexing " + label + " failed", e);
    }
  }

  private Prf column(String label) throws GeneralSecurityException {
    Prf known = columns.get(label);
    if (known != null) {
      return known;
    }
    byte[] key =
        prf.computePrimary(("key of " + label).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    Prf column = new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"));
    columns.put(label, column);
    return column;
  }

  public Optional<String> findIdNumberIndex(Subject subject) {
    return subject.findIdNumber().map(number -> index("idNumber", number.reveal()));
  }

  /** Of phone and name together, where both are said. */
  public Optional<String> findPhoneNameIndex(Subject subject) {
    return subject
        .findPhone()
        .flatMap(
            phone -> subject.findName().map(name -> index("phoneName", phone + '\u0000' + name)));
  }
}
