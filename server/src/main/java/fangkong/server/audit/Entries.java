package fangkong.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** The log for those who may read it. */
public class Entries {
  private static final int LATEST_MONTH = 999_912;

  private final JdbcAudit jdbc;

  Entries(JdbcAudit jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An entry as it is read.
   *
   * @param month as 202207
   * @param number from 1 in each month
   * @param account null where nobody was signed in
   * @param region of the account's scope; empty where it sees everything
   * @param path method and pattern of the request
   * @param hash in hex
   */
  public record Read(
      int month,
      long number,
      Instant at,
      @Nullable UUID account,
      String role,
      String region,
      Kind kind,
      String path,
      List<UUID> people,
      @Nullable String purpose,
      String hash) {}

  /** Where a page goes on. */
  public record After(int month, long number) {
    static final After NOTHING = new After(LATEST_MONTH, 0);
  }

  /**
   * The latest entries that the scope sees, of a person or an account where they are named, before
   * the one that is named.
   */
  @Transactional(readOnly = true)
  public List<Read> listLatest(
      @Nullable After after, @Nullable UUID person, @Nullable UUID account, int most) {
    After before = after == null ? After.NOTHING : after;
    return jdbc.listLatest(before.month(), before.number(), person, account, most).stream()
        .map(Entries::read)
        .toList();
  }

  /** Where the chain ends. */
  public record End(int month, long number, String hash) {}

  /** Empty before the first entry. */
  @Transactional(readOnly = true)
  public Optional<End> findEnd() {
    return jdbc.findLastHead().map(head -> new End(head.month(), head.number(), head.hash().hex()));
  }

  private static Read read(Entry entry) {
    Act act = entry.act();
    return new Read(
        entry.month(),
        entry.number(),
        act.at(),
        act.actor().account(),
        act.actor().role(),
        act.actor().region(),
        Kind.valueOf(act.kind()),
        act.path(),
        act.people(),
        act.purpose(),
        entry.hash().hex());
  }
}
