package fangkong.server.investigations;

import fangkong.tracing.Exposures;
import fangkong.tracing.Tracer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Check-ins and households in the form in which they are traced, with who and where its ints are.
 *
 * @param checkIns how many there are
 * @param micros how long it took to arrange them
 */
record Arranged(
    Tracer tracer, PeopleAsInts people, PlacesAsInts places, long checkIns, long micros) {

  /** These rows of what was found of somebody, in the ids of the register and in their order. */
  Stream<Exposure> exposures(UUID person, int generation, Exposures found, IntStream rows) {
    List<Integer> order =
        rows.boxed()
            .sorted(
                Comparator.<Integer>comparingLong(found::from)
                    .thenComparing(found::source, people::compare)
                    .thenComparing(
                        i -> place(found, i), Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingLong(found::until))
            .toList();
    return IntStream.range(0, order.size())
        .mapToObj(number -> {
          int i = order.get(number);
          return new Exposure(
              person,
              generation,
              number,
              people.id(found.source(i)),
              place(found, i),
              Instant.ofEpochSecond(found.from(i)),
              Instant.ofEpochSecond(found.until(i)));
        });
  }

  /** Null where they live in one household. */
  @Nullable String place(Exposures found, int row) {
    return found.place(row) == Exposures.NAMED ? null : places.name(found.place(row));
  }
}
