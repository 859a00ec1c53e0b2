package fangkong.server.people;

import fangkong.judgement.people.Normal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was read off the identity document in somebody's hand: the name and the end of the number.
 * Protected; it prints nothing.
 */
public final class Document {

  public static final int END_LENGTH = 4;

  private final String name;
  private final String numberEnd;

  private Document(String name, String numberEnd) {
    this.name = name;
    this.numberEnd = numberEnd;
  }

  /** A document as it was typed; null when the end of the number is none. */
  public static @Nullable Document read(String name, String numberEnd) {
    String end = Normal.compact(numberEnd).toUpperCase(Locale.ROOT);
    return end.length() == END_LENGTH ? new Document(Normal.name(name), end) : null;
  }

  /**
   * Whether the document is this person's: by the number, which decides wherever one is known; of
   * whoever is known by name and phone alone, by the name.
   */
  boolean isOf(Person person) {
    String number = person.idNumber();
    return number == null ? name.equals(person.name()) : number.endsWith(numberEnd);
  }

  @Override
  public String toString() {
    return "document";
  }
}
