package fangkong.judgement.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is taken for whom; a number is written N…, a phone with a name P…. */
class MatchingTest {
  private final PeopleInMemory<String> people = new PeopleInMemory<>();
  private final AtomicLong ids = new AtomicLong();

  /** Each found as {@code number of the person:how}. */
  private List<String> resolve(Adding adding, String... wanted) {
    List<Keyed<String>> keyed = new ArrayList<>();
    for (String each : wanted) {
      Optional<String> number = part(each, "N");
      Optional<String> phoneName = part(each, "P");
      boolean named = phoneName.isPresent() || part(each, "name").isPresent();
      keyed.add(new Keyed<>(each, number, phoneName, named, phoneName.isPresent()));
    }
    return new Matching<>(people, adding, () -> new UUID(0, ids.incrementAndGet()))
        .resolve(keyed).stream()
            .map(found -> found.person().getLeastSignificantBits() + ":" + found.match())
            .toList();
  }

  private List<String> resolve(String... wanted) {
    return resolve(Adding.WHAT_IS_SAID, wanted);
  }

  private static Optional<String> part(String said, String kind) {
    return List.of(said.split(" ")).stream().filter(each -> each.startsWith(kind)).findFirst();
  }

  @Test
  void a_number_decides_and_without_one_phone_and_name_do() {
    assertThat(resolve("N1 P1", "P2", "N1", "P1"))
        .containsExactly("1:NEW", "2:NEW", "1:NEW", "1:NEW");
    assertThat(resolve("N1 P9", "P1", "P2", "N3"))
        .containsExactly("1:ID_NUMBER", "1:PHONE_AND_NAME", "2:PHONE_AND_NAME", "3:NEW");
  }

  @Test
  void a_number_that_comes_with_a_known_phone_and_name_completes_whoever_has_none() {
    resolve("P1");
    assertThat(resolve("N1 P1", "P1")).containsExactly("1:ID_NUMBER", "1:PHONE_AND_NAME");
    assertThat(resolve("N2 P1", "N1")).containsExactly("2:NEW", "1:ID_NUMBER");
  }

  @Test
  void a_number_that_comes_with_two_known_phones_and_names_is_that_of_the_first() {
    resolve("P1", "P2");
    assertThat(resolve("N1 P2", "N1 P1", "P1"))
        .containsExactly("2:ID_NUMBER", "2:ID_NUMBER", "1:PHONE_AND_NAME");
  }

  @Test
  void a_phone_and_a_name_that_two_share_find_neither() {
    resolve("N1 P1", "N2 P1");
    assertThat(resolve("P1")).containsExactly("3:NEW");
    assertThat(resolve("P1")).containsExactly("3:PHONE_AND_NAME");
  }

  @Test
  void what_comes_after_the_number_is_kept_and_what_is_known_is_not_changed() {
    resolve("N1");
    resolve("N1 name");
    resolve("N1 P1");
    resolve("N1 P2");
    assertThat(resolve("P1", "P2")).containsExactly("1:PHONE_AND_NAME", "2:NEW");
  }

  @Test
  void where_nothing_may_be_added_people_stay_as_they_are() {
    resolve("P1", "N2 P2");
    assertThat(resolve(Adding.NOTHING, "N1 P1", "N3 P2"))
        .containsExactly("2:PHONE_AND_NAME", "3:NEW");
    assertThat(resolve("N1", "P2")).containsExactly("4:NEW", "1:PHONE_AND_NAME");
  }
}
