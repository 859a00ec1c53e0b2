package fangkong.server.investigations;

import fangkong.tracing.Exposures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who may have exposed one person, in the ids of the register. Immutable. An exposure
 * takes some 32 bytes; of the sources, of whom there may be a hundred thousand, only those of the
 * page that is asked for are kept. Where there are more exposures than are looked at, the answer is
 * cut and says so.
 *
 * <p>Invariant: {@code bySource} has each row of {@code found} below the number of its source,
 * ascending, so that the rows of a source lie together.
 */
final class BackwardRun {

  private static final long NANOS_OF_A_MICRO = 1_000;
  private static final Comparator<@Nullable String> PLACES =
      Comparator.nullsFirst(Comparator.naturalOrder());

  /** Beyond so many exposures it stops. */
  static final int MOST_EXPOSURES = 500_000;

  private final SourcesRequest request;
  private final Arranged arranged;
  private final Exposures found;
  private final long[] bySource;
  private final long micros;

  BackwardRun(SourcesRequest request, Arranged arranged, int most) {
    long began = System.nanoTime();
    this.request = request;
    this.arranged = arranged;
    found =
        arranged
            .tracer()
            .backward(
                arranged.people().number(request.person()),
                request.from().getEpochSecond(),
                request.until().getEpochSecond(),
                request.minOverlap().toSeconds(),
                request.linger().toSeconds(),
                most);
    bySource = new long[found.size()];
    for (int row = 0; row < bySource.length; row++) {
      bySource[row] = (long) found.source(row) << Integer.SIZE | row;
    }
    Arrays.sort(bySource);
    micros = arranged.micros() + (System.nanoTime() - began) / NANOS_OF_A_MICRO;
  }

  /** Everybody who may have been the source, each once. */
  Set<UUID> people() {
    return starts().mapToObj(this::person).collect(Collectors.toSet());
  }

  /**
   * The best ranked after somebody, or from the first on.
   *
   * @param cases those of the sources who are known cases
   * @return nothing where {@code after} is none of the sources
   */
  Optional<PossibleSources> page(Set<UUID> cases, @Nullable UUID after, int limit) {
    OptionalInt last = after == null ? OptionalInt.empty() : start(after);
    if (after != null && last.isEmpty()) {
      return Optional.empty();
    }
    Optional<PossibleSource> before = last.stream().mapToObj(at -> source(at, cases)).findFirst();
    PriorityQueue<PossibleSource> best =
        new PriorityQueue<>(limit + 1, PossibleSource.RANKED.reversed());
    int total = 0;
    for (int start = 0; start < bySource.length; start = end(start)) {
      PossibleSource source = source(start, cases);
      total++;
      if (before.isEmpty() || PossibleSource.RANKED.compare(source, before.get()) > 0) {
        best.add(source);
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
    List<PossibleSource> page = best.stream().sorted(PossibleSource.RANKED).toList();
    return Optional.of(
        new PossibleSources(
            page,
            total,
            cases.size(),
            bySource.length,
            found.isCut(),
            arranged.checkIns(),
            micros));
  }

  /** Whether there may be more exposures than were looked at. */
  boolean isCut() {
    return found.isCut();
  }

  /** The exposures to one source, in their order. */
  Stream<Exposure> exposures(UUID source) {
    IntStream rows =
        start(source).stream().flatMap(at -> IntStream.range(at, end(at)).map(this::row));
    return arranged.exposures(request.person(), 1, found, rows);
  }

  /** Where the rows of each source begin. */
  private IntStream starts() {
    return IntStream.iterate(0, start -> start < bySource.length, this::end);
  }

  private OptionalInt start(UUID person) {
    return starts().filter(start -> person(start).equals(person)).findFirst();
  }

  private UUID person(int at) {
    return arranged.people().id(number(at));
  }

  private int number(int at) {
    return (int) (bySource[at] >>> Integer.SIZE);
  }

  /** Where the rows of the source end that begin at {@code start}. */
  private int end(int start) {
    int end = start + 1;
    while (end < bySource.length && number(end) == number(start)) {
      end++;
    }
    return end;
  }

  private int row(int at) {
    return (int) bySource[at];
  }

  private PossibleSource source(int start, Set<UUID> cases) {
    int end = end(start);
    long overlap = 0;
    long last = Long.MIN_VALUE;
    int longest = row(start);
    for (int at = start; at < end; at++) {
      int row = row(at);
      overlap += length(row);
      last = Math.max(last, found.until(row));
      longest = isLonger(row, longest) ? row : longest;
    }
    UUID person = person(start);
    return new PossibleSource(
        person,
        cases.contains(person),
        overlap,
        end - start,
        Instant.ofEpochSecond(found.from(row(start))),
        Instant.ofEpochSecond(last),
        new PossibleSource.Longest(
            arranged.place(found, longest),
            Instant.ofEpochSecond(found.from(longest)),
            Instant.ofEpochSecond(found.until(longest))));
  }

  private long length(int row) {
    return found.until(row) - found.from(row);
  }

  /** Or as long and earlier, or then at a place that is named before: numbers say nothing. */
  private boolean isLonger(int row, int other) {
    if (length(row) != length(other)) {
      return length(row) > length(other);
    }
    if (found.from(row) != found.from(other)) {
      return found.from(row) < found.from(other);
    }
    return PLACES.compare(arranged.place(found, row), arranged.place(found, other)) < 0;
  }
}
