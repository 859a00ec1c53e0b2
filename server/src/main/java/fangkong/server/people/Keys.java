package fangkong.server.people;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import fangkong.judgement.people.IndexKey;
import fangkong.server.database.Bytes;
import fangkong.server.keys.KeyFile;
import fangkong.server.keys.Sealing;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Seals protected text ({@link Sealing}) and makes the keyed indexes by which equal text is found
 * without opening it ({@link IndexKey}). Its keys are those of the event, and are destroyed with
 * it. Thread-safe.
 */
public final class Keys {

  private static final String SEALING = "people.json";
  private static final String INDEXING = "indexing.json";
  private static final Parameters SEALED_BY = PredefinedAeadParameters.AES256_GCM;
  private static final Parameters INDEXED_BY = PredefinedPrfParameters.HMAC_SHA256_PRF;

  /** The keys as they were last read. */
  private record Read(Sealing sealing, IndexKey indexing, List<String> ids) {}

  private final Path folder;
  private final Supplier<Sealing> sealing;
  private volatile Read read;

  private Keys(Path folder, Supplier<Sealing> sealing) {
    this.folder = folder;
    this.sealing = sealing;
    this.read = read();
  }

  /** The keys of a folder, made there when it has none. */
  public static Keys open(Path folder) {
    return sealingWith(folder, () -> Sealing.open(folder, SEALING));
  }

  /** The same, where something else seals. */
  static Keys sealingWith(Path folder, Supplier<Sealing> sealing) {
    return new Keys(folder, sealing);
  }

  private Read read() {
    return new Read(
        sealing.get(),
        KeyFile.load(folder, INDEXING, INDEXED_BY, IndexKey::parse),
        List.of(KeyFile.id(folder, SEALING, SEALED_BY), KeyFile.id(folder, INDEXING, INDEXED_BY)));
  }

  /** What the keys are called. */
  public List<String> ids() {
    return read.ids();
  }

  /** Destroys those of these keys that are still there; others are in their place. */
  public synchronized void destroy(Collection<String> old) {
    if (old.contains(KeyFile.id(folder, SEALING, SEALED_BY))) {
      KeyFile.destroy(folder, SEALING, SEALED_BY);
    }
    if (old.contains(KeyFile.id(folder, INDEXING, INDEXED_BY))) {
      KeyFile.destroy(folder, INDEXING, INDEXED_BY);
    }
    read = read();
  }

  /** Refuses where other keys than those of the folder are in use, or none because they end. */
  synchronized void require(List<String> inUse) {
    if (!read.ids().equals(inUse)) {
      read = read();
    }
    if (!read.ids().equals(inUse)) {
      throw Refused.because(ProblemCode.KEYS_ENDED);
    }
  }

  /** Seals what was measured of somebody for the row of its fact. */
  public Bytes sealClinical(String text, UUID fact) {
    return seal(text, Sealed.CLINICAL, fact);
  }

  Bytes seal(String text, Sealed column, UUID row) {
    return read.sealing().seal(text, column.at(row));
  }

  /** Opens what was sealed for this column of this row, and nothing that was put there. */
  String open(Bytes sealed, Sealed column, UUID row) {
    return read.sealing().open(sealed, column.at(row));
  }

  /** The keyed index of a text under a label, as {@link IndexKey#index}. */
  public Bytes index(String label, String text) {
    return Objects.requireNonNull(Bytes.ofHex(indexing().index(label, text)));
  }

  /** What makes the indexes by which people are found. */
  IndexKey indexing() {
    return read.indexing();
  }
}
