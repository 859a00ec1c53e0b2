package fangkong.simulation.people;

import org.jspecify.annotations.Nullable;

/** Somebody synthetic. Small children and some of the old have no phone. */
public record Person(
    IdentityNumber idNumber, String name, @Nullable String phone, int age, boolean male) {

  /** The family name, as children inherit it. */
  public String surname() {
    return name.contains("·") ? name : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
