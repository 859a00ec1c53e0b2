package fangkong.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;

/** The log for those who may read it. */
public class Entries {
  private static final int LATEST_MONTH = 999_912;

  private final JdbcAudit jdbc;
  private final ObjectProvider<Actor.Names> names;

  Entries(JdbcAudit jdbc, ObjectProvider<Actor.Names> names) {
    this.jdbc = jdbc;
    this.names = names;
  }

  /** Which entries are asked for; null is any. */
  public record Asked(
      @Nullable UUID person,
      @Nullable UUID account,
      @Nullable Kind kind,
      @Nullable Instant since,
      @Nullable Instant until) {

    /** All about somebody. */
    public static Asked of(UUID person) {
      return new Asked(person, null, null, null, null);
    }
  }

  /**
   * An entry as it is read.
   *
   * @param month as 202207
   * @param number from 1 in each month
   * @param named whether it still says who acted and whom it was about
   * @param account null where nobody was signed in, or who it was is said no longer
   * @param username null where there is none
   * @param region of the account's scope; empty where it sees everything
   * @param device the device it was done from, where it was done from one
   * @param deviceName null where there is none
   * @param path method and pattern of the request
   * @param emergency the access under which it was done, where it was under one
   * @param hash in hex
   */
  public record Read(
      int month,
      long number,
      Instant at,
      boolean named,
      @Nullable UUID account,
      @Nullable String username,
      String role,
      String region,
      String regionName,
      @Nullable UUID device,
      @Nullable String deviceName,
      Kind kind,
      String path,
      List<UUID> people,
      @Nullable String purpose,
      @Nullable UUID emergency,
      String hash) {}

  /** Where a page goes on. */
  public record After(int month, long number) {
    static final After NOTHING = new After(LATEST_MONTH, 0);
  }

  /** The latest entries that the scope sees, of those asked for, before the one that is named. */
  @Transactional(readOnly = true)
  public List<Read> listLatest(@Nullable After after, Asked asked, int most) {
    After before = after == null ? After.NOTHING : after;
    List<Entry> entries = jdbc.listLatest(before.month(), before.number(), asked, most);
    Actor.Names known = names.getObject();
    Map<UUID, String> usernames = known.listUsernames(listOf(entries, Actor::account));
    Map<UUID, String> devices = known.listDeviceNames(listOf(entries, Actor::device));
    return entries.stream().map(entry -> read(entry, usernames, devices, known)).toList();
  }

  private static Set<UUID> listOf(List<Entry> entries, Function<Actor, @Nullable UUID> id) {
    return entries.stream()
        .map(entry -> id.apply(entry.act().actor()))
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  /** Where the chain ends. */
  public record End(int month, long number, String hash) {}

  /** Empty before the first entry. */
  @Transactional(readOnly = true)
  public Optional<End> findEnd() {
    return jdbc.findLastHead().map(head -> new End(head.month(), head.number(), head.hash().hex()));
  }

  private static Read read(
      Entry entry, Map<UUID, String> usernames, Map<UUID, String> devices, Actor.Names known) {
    Act act = entry.act();
    Actor actor = act.actor();
    return new Read(
        entry.month(),
        entry.number(),
        act.at(),
        entry.names() == null || entry.names().salt() != null,
        actor.account(),
        actor.account() == null ? null : usernames.get(actor.account()),
        actor.role(),
        actor.region(),
        known.nameOf(actor.region()),
        actor.device(),
        actor.device() == null ? null : devices.get(actor.device()),
        Kind.valueOf(act.kind()),
        act.path(),
        act.people(),
        act.purpose(),
        actor.emergency(),
        entry.hash().hex());
  }
}
