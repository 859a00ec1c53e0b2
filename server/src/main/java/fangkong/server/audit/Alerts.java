package fangkong.server.audit;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;

/** Alerts of unusual reading for those who look into them. */
public class Alerts {

  private static final int LONGEST_NOTE = 500;

  /**
   * An alert with names; {@code mine} where it is about whoever asks.
   *
   * @param acknowledgedBy null while nobody looked into it
   */
  public record Read(
      UUID id,
      UUID account,
      String username,
      String role,
      String regionName,
      Alert.Rule rule,
      Alert.Span span,
      int threshold,
      int counted,
      Instant beganAt,
      Instant raisedAt,
      boolean mine,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String note) {}

  private final JdbcAlerts jdbc;
  private final Clock clock;
  private final ObjectProvider<Actor.Source> actors;
  private final ObjectProvider<Actor.Names> names;

  Alerts(
      JdbcAlerts jdbc,
      Clock clock,
      ObjectProvider<Actor.Source> actors,
      ObjectProvider<Actor.Names> names) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.actors = actors;
    this.names = names;
  }

  /** Those that the scope sees, newest first. */
  @Transactional(readOnly = true)
  public List<Read> page(@Nullable UUID before, int limit) {
    return read(jdbc.page(before, limit));
  }

  /** Somebody looked into it; never the one it is about. */
  @Transactional
  public Read acknowledge(UUID id, @Nullable String note) {
    if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Refused.because(ProblemCode.BAD_VALUE, "note", "");
    }
    Alert alert = jdbc.hold(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    UUID me = me();
    if (alert.account().equals(me)) {
      throw Refused.because(ProblemCode.OWN_ALERT);
    }
    if (alert.acknowledgement() != null) {
      throw Refused.because(ProblemCode.ALERT_ACKNOWLEDGED, "id", id.toString());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbc.acknowledge(id, new Alert.Acknowledgement(me, now, note.strip()));
    return read(jdbc.hold(id).stream().toList()).getFirst();
  }

  private UUID me() {
    return actors
        .getObject()
        .findCurrent()
        .map(Actor::account)
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_SIGNED_IN));
  }

  private List<Read> read(List<Alert> alerts) {
    Set<UUID> accounts =
        alerts.stream()
            .flatMap(alert ->
                Stream.concat(
                    Stream.of(alert.account()),
                    Stream.ofNullable(alert.acknowledgement()).map(Alert.Acknowledgement::by)))
            .collect(Collectors.toSet());
    Actor.Names known = names.getObject();
    Map<UUID, String> usernames = known.listUsernames(accounts);
    UUID me = me();
    return alerts.stream().map(alert -> read(alert, usernames, known, me)).toList();
  }

  private static Read read(Alert alert, Map<UUID, String> usernames, Actor.Names known, UUID me) {
    Alert.Acknowledgement done = alert.acknowledgement();
    return new Read(
        alert.id(),
        alert.account(),
        usernames.getOrDefault(alert.account(), alert.account().toString()),
        alert.role(),
        known.nameOf(alert.region()),
        alert.rule(),
        alert.span(),
        alert.threshold(),
        alert.counted(),
        alert.beganAt(),
        alert.raisedAt(),
        alert.account().equals(me),
        done == null ? null : usernames.getOrDefault(done.by(), done.by().toString()),
        done == null ? null : done.at(),
        done == null ? null : done.note());
  }
}
