package fangkong.server.investigations;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.ServerUnderTest;
import fangkong.server.accounts.Scope;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Asks check-ins in memory and the log the same, and tells whether they answer alike. */
final class AskedOfCheckIns {

  static final Duration HOUR = Duration.ofHours(1);

  private AskedOfCheckIns() {}

  static TraceRequest request(OffsetDateTime from, String... cases) {
    return request(HOUR, from, from.plusDays(2), cases);
  }

  static TraceRequest request(
      Duration assumedStay, OffsetDateTime from, OffsetDateTime until, String... cases) {
    return new TraceRequest(
        List.of(cases).stream()
            .map(person ->
                new TraceRequest.CaseWindow(
                    UUID.fromString(person), from.minusDays(40).toInstant(), null, null))
            .toList(),
        3,
        Duration.ZERO,
        Duration.ofMinutes(5),
        assumedStay,
        Duration.ZERO,
        from.toInstant(),
        until.toInstant());
  }

  static Arranged arranged(LiveCheckIns checkIns, TraceRequest request) {
    return checkIns.with(request, arranged -> arranged);
  }

  /** What is read from the database is numbered anew each time. */
  static boolean isFromMemory(LiveCheckIns checkIns, TraceRequest request) {
    PeopleAsInts once = arranged(checkIns, request).people();
    return once == arranged(checkIns, request).people();
  }

  static List<String> answer(TraceRequest request, Arranged arranged) {
    EngineRun run = new EngineRun(request, arranged);
    List<String> lines = new ArrayList<>();
    for (Contact c : run.contacts()) {
      lines.add(
          "%s %d %s %s %d %d %d %s"
              .formatted(
                  c.person(),
                  c.generation(),
                  c.firstExposedAt(),
                  c.lastExposedAt(),
                  c.overlapSeconds(),
                  c.exposures(),
                  c.sources(),
                  c.mainSource()));
    }
    run.exposures().map(Exposure::toString).forEach(lines::add);
    return lines;
  }

  static void assertSameAsRead(LiveCheckIns checkIns, TraceRequest request) {
    List<String> read = answer(request, Scope.callEverywhere(() -> checkIns.read(request)));
    assertThat(answer(request, arranged(checkIns, request))).isEqualTo(read).isNotEmpty();
  }

  /** In the index and in the log: what began a day before the first day or later, or lasted. */
  static void assertHoldsEachOnce(ServerUnderTest server, LiveCheckIns checkIns, String somebody) {
    OffsetDateTime from = Objects.requireNonNull(checkIns.state().from()).atOffset(ZoneOffset.UTC);
    TraceRequest request = request(from, somebody);
    assertThat(isFromMemory(checkIns, request)).isTrue();
    OffsetDateTime reach = from.minusDays(1);
    assertThat(arranged(checkIns, request).checkIns())
        .isEqualTo(checkIns.state().checkIns())
        .isEqualTo(
            server
                .everything()
                .sql(
                    """
                    SELECT count(*) FROM evidence.fact WHERE type = 'check_in'
                    AND (at >= ? OR (until_at > ? AND until_at - at > interval '24 hours'))
                    """)
                .params(reach, reach)
                .query(Long.class)
                .single());
  }
}
