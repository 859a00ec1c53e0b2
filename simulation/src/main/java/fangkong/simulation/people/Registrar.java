package fangkong.simulation.people;

import fangkong.simulation.chance.Chance;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes persons; no two of one registrar share an identity number or a phone. The identity numbers
 * of outsiders are never those of the others, whichever registrar made them.
 */
public final class Registrar {

  private static final LocalDate COUNTED_ON = LocalDate.of(2022, 1, 1);

  private static final int SEQUENCES = 450;
  private static final int ALL_SEQUENCES = 500;

  private final Chance chance;
  private final int firstSequence;
  private final int sequences;
  private final Set<IdentityNumber> idNumbers = new HashSet<>();
  private final Set<String> phones = new HashSet<>();

  public Registrar(Chance chance) {
    this(chance, 0, SEQUENCES);
  }

  private Registrar(Chance chance, int firstSequence, int sequences) {
    this.chance = chance;
    this.firstSequence = firstSequence;
    this.sequences = sequences;
  }

  /** Makes a registrar of people who do not belong to the place. */
  public static Registrar ofOutsiders(Chance chance) {
    return new Registrar(chance, SEQUENCES, ALL_SEQUENCES - SEQUENCES);
  }

  public Person adult() {
    return person(chance.between(18, 70), null, chance.happens(55));
  }

  /** Makes a person; without a surname one is drawn. */
  public Person person(int age, @Nullable String surname, boolean male) {
    IdentityNumber idNumber = idNumber(age, male);
    String family = surname == null ? Names.surname(chance) : surname;
    String name = Names.of(idNumbers.size(), family, male, chance);
    boolean phoned = age >= 12 && (age < 75 || chance.happens(60));
    return new Person(idNumber, name, phoned ? phone() : null, age, male);
  }

  private IdentityNumber idNumber(int age, boolean male) {
    while (true) {
      LocalDate birth = COUNTED_ON.minusYears(age).minusDays(chance.below(365));
      int sequence = (firstSequence + chance.below(sequences)) * 2 + (male ? 1 : 0);
      IdentityNumber drawn = IdentityNumber.of(birth, sequence);
      if (idNumbers.add(drawn)) {
        return drawn;
      }
    }
  }

  private String phone() {
    while (true) {
      String drawn = "1" + chance.between(3, 9) + (1_000_000_000 + chance.below(1_000_000_000));
      String phone = drawn.substring(0, 2) + drawn.substring(3);
      if (phones.add(phone)) {
        return phone;
      }
    }
  }
}
