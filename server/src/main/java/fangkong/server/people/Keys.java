package fangkong.server.people;

import com.google.crypto.tink.prf.PredefinedPrfParameters;
import fangkong.judgement.people.IndexKey;
import fangkong.server.database.Bytes;
import fangkong.server.keys.KeyFile;
import fangkong.server.keys.Sealing;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * Seals protected text ({@link Sealing}) and makes the keyed indexes by which equal text is found
 * without opening it ({@link IndexKey}).
 */
public final class Keys {

  private final Sealing sealing;
  private final IndexKey indexing;

  private Keys(Sealing sealing, IndexKey indexing) {
    this.sealing = sealing;
    this.indexing = indexing;
  }

  /** The keys of a folder, made there when it has none. */
  public static Keys open(Path folder) {
    return new Keys(
        Sealing.open(folder, "people.json"),
        KeyFile.load(
            folder, "indexing.json", PredefinedPrfParameters.HMAC_SHA256_PRF, IndexKey::parse));
  }

  Bytes seal(String text, Sealed column, UUID person) {
    return sealing.seal(text, column.at(person));
  }

  /** Opens what was sealed for this column of this person, and nothing that was put there. */
  String open(Bytes sealed, Sealed column, UUID person) {
    return sealing.open(sealed, column.at(person));
  }

  /** The keyed index of a text under a label, as {@link IndexKey#index}. */
  public Bytes index(String label, String text) {
    return Objects.requireNonNull(Bytes.ofHex(indexing.index(label, text)));
  }

  /** What makes the indexes by which people are found. */
  IndexKey indexing() {
    return indexing;
  }
}
