package fangkong.judgement.people;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody to find, without their identity.
 *
 * @param of what they were said in
 * @param idNumberIndex keyed index of the identity number
 * @param phoneNameIndex keyed index of phone and name together
 * @param named whether a name is said of them
 * @param phoned whether a phone is said of them
 */
public record Keyed<T>(
    T of,
    Optional<String> idNumberIndex,
    Optional<String> phoneNameIndex,
    boolean named,
    boolean phoned) {

  public static <T> Keyed<T> of(T of, Subject subject, IndexKey key) {
    return new Keyed<>(
        of,
        key.findIdNumberIndex(subject),
        key.findPhoneNameIndex(subject),
        subject.findName().isPresent(),
        subject.findPhone().isPresent());
  }

  /** What makes two the same newcomer. */
  public String identity() {
    return idNumberIndex.or(() -> phoneNameIndex).orElseThrow();
  }

  Stream<String> keys() {
    return Stream.concat(idNumberIndex.stream(), phoneNameIndex.stream());
  }
}
