package fangkong.server.audit;

import fangkong.server.database.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the whole chain again and finds the first entry that is not as it was written. */
final class Verification {
  private static final TreeMap<Long, Bytes> NONE = new TreeMap<>();

  /** How long an entry says who acted and whom it was about: three years, one of them a leap. */
  static final Duration NAMED = Duration.ofDays(1096);

  /**
   * What a verification came to.
   *
   * @param entries how many were read
   * @param flaw where there is one, the first
   */
  record Result(long entries, Optional<Flaw> flaw) {}

  /** The first entry that is wrong, and how. */
  record Flaw(int month, long number, String what) {
    @Override
    public String toString() {
      return "month %d, entry %d: %s".formatted(month, number, what);
    }
  }

  private final JdbcAudit jdbc;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private final Clock clock;

  Verification(JdbcAudit jdbc, TransactionTemplate transaction, Heads heads, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.heads = heads;
    this.clock = clock;
  }

  /**
   * Beside a server that goes on as well: a head is kept apart after its commit, so that those read
   * before the transaction begins speak of nothing that it does not see.
   */
  Result run() {
    List<Head> apart = heads.list();
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          jdbc.seeEverything();
          return new Reading(apart, jdbc.listHeads(), clock.instant()).run();
        }));
  }

  /** One pass over the entries. */
  private final class Reading {
    private final Map<Integer, TreeMap<Long, Bytes>> apart = new HashMap<>();
    private final Map<Integer, Set<Long>> denied = new HashMap<>();
    private final TreeMap<Integer, Bytes> begins = new TreeMap<>();
    private final List<SignedHead> stored;
    private final Instant namedUntil;
    private final Chain chain = new Chain();
    private long entries;
    private int month;
    private long number;
    private Bytes hash = Chain.START;
    private Optional<Flaw> flaw = Optional.empty();

    private Reading(List<Head> apart, List<SignedHead> stored, Instant now) {
      this.stored = stored;
      this.namedUntil = now.minus(NAMED);
      apart.forEach(this::expect);
      stored.stream().filter(heads::isSigned).map(SignedHead::head).forEach(this::expect);
    }

    /**
     * A month that a head speaks of begins where it says, and has that hash at that number. What a
     * later head says otherwise does not take the place of what was said before.
     */
    private void expect(Head head) {
      int of = head.month();
      Bytes begin = begins.putIfAbsent(of, head.before());
      if (begin != null && !begin.equals(head.before())) {
        denied.computeIfAbsent(of, _ -> new HashSet<>()).add(1L);
      }
      TreeMap<Long, Bytes> known = apart.computeIfAbsent(of, _ -> new TreeMap<>());
      Bytes before = known.putIfAbsent(head.number(), head.hash());
      if (before != null && !before.equals(head.hash())) {
        denied.computeIfAbsent(of, _ -> new HashSet<>()).add(head.number());
      }
    }

    private Result run() {
      jdbc.each(this::read);
      endMonthsBefore(Integer.MAX_VALUE);
      for (SignedHead each : stored) {
        if (!heads.isSigned(each)) {
          found(each.head().month(), each.head().number(), "the head of the month is not signed");
        }
      }
      return new Result(entries, flaw);
    }

    private void read(Entry entry) {
      entries++;
      if (flaw.isPresent()) {
        return;
      }
      if (entry.month() != month) {
        endMonthsBefore(entry.month());
        begin(entry.month());
      }
      number++;
      if (entry.number() != number) {
        found(month, number, "is missing");
        return;
      }
      hash = chain.hash(hash, entry);
      if (!isAsWritten(entry.names(), entry.act())) {
        found(month, number, "does not say who acted and whom it was about as it was written");
      } else if (!hash.equals(entry.hash())) {
        found(month, number, "is not what was written there");
      } else if (denied.getOrDefault(month, Set.of()).contains(number)) {
        found(month, number, "two signed heads speak of it differently");
      } else if (!apart.getOrDefault(month, NONE).getOrDefault(number, hash).equals(hash)) {
        found(month, number, "is not what its signed head says; the change may lie before it");
      }
    }

    /**
     * Who acted and whom it was about is there as it was, or is gone altogether and in time; in an
     * entry of the first form it is in the hash, but for the device, which none had.
     */
    private boolean isAsWritten(Entry.@Nullable Names names, Act act) {
      if (names == null) {
        return act.actor().device() == null;
      }
      Bytes salt = names.salt();
      return salt == null
          ? act.namesNobody() && act.at().isBefore(namedUntil)
          : names.digest().equals(chain.digest(salt, act));
    }

    private void begin(int next) {
      month = next;
      number = 0;
      if (!hash.equals(begins.get(next))) {
        found(next, 1, "does not follow the month before, or no signed head speaks of its month");
      }
    }

    /** Whatever a head speaks of was there. */
    private void endMonthsBefore(int next) {
      if (number < last(month)) {
        found(month, number + 1, "is missing, and all after it");
      }
      Long covered = covered(month);
      if (covered == null || number > covered) {
        found(month, covered == null ? 1 : covered + 1, "no signed head speaks of it");
      }
      begins.subMap(month, false, next, false).keySet().stream()
          .filter(each -> last(each) > 0)
          .findFirst()
          .ifPresent(each -> found(each, 1, "is missing, and all after it"));
    }

    /** The head of a month is stored with its last entry; null where it has none. */
    private @Nullable Long covered(int of) {
      if (of == 0) {
        return 0L;
      }
      return stored.stream()
          .map(SignedHead::head)
          .filter(head -> head.month() == of)
          .map(Head::number)
          .findFirst()
          .orElse(null);
    }

    private long last(int of) {
      TreeMap<Long, Bytes> heads = apart.getOrDefault(of, NONE);
      return heads.isEmpty() ? 0 : heads.lastKey();
    }

    private void found(int inMonth, long at, String what) {
      if (flaw.isEmpty()) {
        flaw = Optional.of(new Flaw(inMonth, at, what));
      }
    }
  }
}
