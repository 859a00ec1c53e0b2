package fangkong.benchmarks.people;

import fangkong.assessment.evidence.Evidence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The evidence of a synthetic population as of 2022-07-20 at noon, 10 lines a person.
 *
 * <p>Neighbours in number form groups of {@value #GROUP}, each with the same roles: 4 close
 * contacts, 3 contacts of contacts, 6 returnees from areas of the three risks, 2 inbound, a
 * positive, and 4 with nothing that fires a clause. Contacts are exposed to the positive of their
 * group, contacts of contacts to one of the first {@value #LINKED} close contacts. Everything
 * happened within the last fourteen days.
 *
 * <p>So that a segment has ended as seen from now whenever it had as seen from an earlier instant:
 * only exposures, stays, arrivals, cases and negative tests become known late, rulings set nothing
 * but positive tests aside, and those whom contacts of contacts are linked to have one exposure.
 */
public final class Population {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final Instant AS_OF = Instant.parse("2022-07-20T04:00:00Z");
  public static final String PROTOCOL = "CN-COVID-9";
  public static final int LINES_A_PERSON = 10;

  static final int GROUP = 20;
  static final int LINKED = 3;

  private static final int POSITIVE = 15;
  private static final int LINES_APART = 3;

  private final int people;
  private final long seed;

  /**
   * @param people how many, at least 1
   */
  public Population(int people, long seed) {
    if (people < 1) {
      throw new IllegalArgumentException("people is " + people + ". Maybe a number from 1 on");
    }
    this.people = people;
    this.seed = seed;
  }

  public int people() {
    return people;
  }

  /** Everybody, in the order of their names. */
  public List<String> persons() {
    List<String> persons = new ArrayList<>(people);
    for (int person = 0; person < people; person++) {
      persons.add(name(person));
    }
    return persons;
  }

  /** All lines, those of a person next to each other. */
  public List<Evidence> evidence() {
    List<Evidence> lines = new ArrayList<>(people * LINES_A_PERSON);
    for (int first = 0; first < people; first += GROUP) {
      addGroup(first, lines);
    }
    return lines;
  }

  private void addGroup(int first, List<Evidence> lines) {
    int end = lines.size() + GROUP * LINES_A_PERSON;
    for (int slot = 0; slot < GROUP && first + slot < people; slot++) {
      SplittableRandom random = new SplittableRandom(seed * people + first + slot);
      int left = end - lines.size();
      PersonEvidence person = new PersonEvidence(name(first + slot), random, lines);
      String linked = name(first + random.nextInt(LINKED));
      person.add(role(slot), slot < LINKED, linked, name(first + POSITIVE));
      boolean isLast = slot == GROUP - 1;
      int apart = isLast ? 0 : random.nextInt(2 * LINES_APART + 1) - LINES_APART;
      person.fill(Math.max(1, left / (GROUP - slot) + apart));
    }
  }

  private static Role role(int slot) {
    return switch (slot) {
      case 0, 1, 2, 3 -> Role.CLOSE_CONTACT;
      case 4, 5, 6 -> Role.CONTACT_OF_CONTACT;
      case 7 -> Role.FROM_HIGH_AREA;
      case 8, 9 -> Role.FROM_MEDIUM_AREA;
      case 10, 11, 12 -> Role.FROM_LOW_AREA;
      case 13, 14 -> Role.INBOUND;
      case POSITIVE -> Role.POSITIVE;
      default -> Role.NOTHING;
    };
  }

  private static String name(int person) {
    return String.format(Locale.ROOT, "p%07d", person);
  }
}
