package fangkong.server.investigations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleAsIntsTest {

  private static final long SEED = 20_261_126;

  /** Some alike in all but a few bits, as ids of one moment are, and some that repeat. */
  private static List<UUID> ids() {
    Random random = new Random(SEED);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(
          switch (random.nextInt(4)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong());
            case 1 -> new UUID(7, i);
            case 2 -> new UUID(-1L - i, 7);
            default -> ids.isEmpty() ? new UUID(0, 0) : ids.get(random.nextInt(ids.size()));
          });
    }
    return ids;
  }

  @Test
  void everybody_has_one_number_in_the_order_of_coming_and_is_found_by_it() {
    PeopleAsInts people = new PeopleAsInts();
    Map<UUID, Integer> expected = new LinkedHashMap<>();

    for (UUID id : ids()) {
      Integer known = expected.putIfAbsent(id, expected.size());
      int number = known == null ? expected.size() - 1 : known;
      assertThat(people.number(id)).isEqualTo(number);
      assertThat(people.id(number)).isEqualTo(id);
    }

    assertThat(people.size()).isEqualTo(expected.size());
    expected.forEach((id, number) -> assertThat(people.number(id)).isEqualTo(number));
  }

  @Test
  void the_order_of_people_is_that_of_the_text_of_their_ids() {
    PeopleAsInts people = new PeopleAsInts();
    List<UUID> ids = ids().stream().distinct().toList();
    ids.forEach(people::number);

    assertThat(
            IntStream.range(0, ids.size()).boxed().sorted(people::compare).map(people::id).toList())
        .isEqualTo(ids.stream().sorted(Comparator.comparing(UUID::toString)).toList());
  }
}
