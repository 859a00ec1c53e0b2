package fangkong.judgement.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Each column that is looked up by an index has a key of its own. */
class IndexKeyTest {
  private static final int INDEX_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final KeysetHandle keys =
      KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, TinkConfig2026.get());
  private final IndexKey index;

  IndexKeyTest() throws GeneralSecurityException {
    index =
        IndexKey.parse(
            TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, TinkConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  @Test
  void an_index_is_made_with_the_key_of_its_column_alone() throws GeneralSecurityException {
    for (String column : new String[] {"idNumber", "phoneName"}) {
      byte[] key =
          keys.getPrimitive(TinkConfig2026.get(), PrfSet.class)
              .computePrimary(("key of " + column).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HMAC"));
      byte[] made = mac.doFinal("text".getBytes(StandardCharsets.UTF_8));
      assertThat(index.index(column, "text"))
          .isEqualTo(HexFormat.of().formatHex(made, 0, INDEX_BYTES));
    }
    assertThat(index.index("idNumber", "text")).isNotEqualTo(index.index("phoneName", "text"));
  }
}
