package fangkong.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
   * @param account null where nobody was signed in
   * @param username null where there is none
   * @param region of the account's scope; empty where it sees everything
   * @param path method and pattern of the request
   * @param emergency the access under which it was done, where it was under one
   * @param hash in hex
   */
  public record Read(
      int month,
      long number,
      Instant at,
      @Nullable UUID account,
      @Nullable String username,
      String role,
      String region,
      String regionName,
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
    Set<UUID> accounts =
        entries.stream()
            .map(entry -> entry.act().actor().account())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Actor.Names known = names.getObject();
    Map<UUID, String> usernames = known.listUsernames(accounts);
    return entries.stream().map(entry -> read(entry, usernames, known)).toList();
  }

  /** Where the chain ends. */
  public record End(int month, long number, String hash) {}

  /** Empty before the first entry. */
  @Transactional(readOnly = true)
  public Optional<End> findEnd() {
    return jdbc.findLastHead().map(head -> new End(head.month(), head.number(), head.hash().hex()));
  }

  private static Read read(Entry entry, Map<UUID, String> usernames, Actor.Names known) {
    Act act = entry.act();
    Actor actor = act.actor();
    return new Read(
        entry.month(),
        entry.number(),
        act.at(),
        actor.account(),
        actor.account() == null ? null : usernames.get(actor.account()),
        actor.role(),
        actor.region(),
        known.nameOf(actor.region()),
        Kind.valueOf(act.kind()),
        act.path(),
        act.people(),
        act.purpose(),
        actor.emergency(),
        entry.hash().hex());
  }
}
