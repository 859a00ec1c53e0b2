package fangkong.server.database;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as a value: never changed, equal when their bytes are. */
public final class Bytes implements Comparable<Bytes> {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** As a column gives them; null stays null. */
  public static @Nullable Bytes ofNullable(byte @Nullable [] bytes) {
    return bytes == null ? null : of(bytes);
  }

  /** Of hex; null stays null. */
  public static @Nullable Bytes ofHex(@Nullable String hex) {
    return hex == null ? null : new Bytes(HexFormat.of().parseHex(hex));
  }

  /** In small letters. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
