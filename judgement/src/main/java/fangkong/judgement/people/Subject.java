package fangkong.judgement.people;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is said to be: an identity number, or a name with a phone. Protected; it prints
 * nothing.
 */
public final class Subject {

  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}");
  private static final int LONGEST_NAME = 60;

  private final @Nullable IdNumber idNumber;
  private final @Nullable String name;
  private final @Nullable String phone;

  private Subject(@Nullable IdNumber idNumber, @Nullable String name, @Nullable String phone) {
    this.idNumber = idNumber;
    this.name = name;
    this.phone = phone;
  }

  /** What reading a subject came to. */
  public sealed interface Reading {
    record Valid(Subject subject) implements Reading {}

    record Flawed(String field, IdNumber.Flaw flaw) implements Reading {}

    record Missing(String field) implements Reading {}
  }

  /** Reads a subject from its parts as written; an empty part is none. */
  public static Reading read(String idNumber, String name, String phone, boolean syntheticAllowed) {
    IdNumber number = null;
    if (!idNumber.isBlank()) {
      switch (IdNumber.read(idNumber, syntheticAllowed)) {
        case IdNumber.Reading.Valid(IdNumber valid) -> number = valid;
        case IdNumber.Reading.Flawed(IdNumber.Flaw flaw) -> {
          return new Reading.Flawed("idNumber", flaw);
        }
      }
    }
    String plainPhone = Normal.phone(phone);
    if (!plainPhone.isEmpty() && !PHONE.matcher(plainPhone).matches()) {
      return new Reading.Flawed("phone", IdNumber.Flaw.MALFORMED);
    }
    String plainName = Normal.name(name);
    if (plainName.length() > LONGEST_NAME) {
      return new Reading.Flawed("name", IdNumber.Flaw.MALFORMED);
    }
    if (number == null && (plainName.isEmpty() || plainPhone.isEmpty())) {
      return new Reading.Missing(plainName.isEmpty() ? "idNumber" : "phone");
    }
    return new Reading.Valid(
        new Subject(
            number,
            plainName.isEmpty() ? null : plainName,
            plainPhone.isEmpty() ? null : plainPhone));
  }

  public Optional<IdNumber> findIdNumber() {
    return Optional.ofNullable(idNumber);
  }

  public Optional<String> findName() {
    return Optional.ofNullable(name);
  }

  public Optional<String> findPhone() {
    return Optional.ofNullable(phone);
  }

  /**
   * The same person said the same way gives the same text; in clear, for comparing in memory only.
   */
  public String asSaid() {
    return (idNumber == null ? "" : idNumber.reveal()) + "|" + name + "|" + phone;
  }

  @Override
  public String toString() {
    return "a subject";
  }
}
