package fangkong.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records what a request does and shows. The server's own work, which nobody asked for, is not
 * recorded: facts say who sent them, and what follows from facts has them as its reason.
 */
public class Trail {
  private static final String WROTE = Trail.class.getName() + ".wrote";
  private static final String OPENED = Trail.class.getName() + ".opened";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** An export shows more people than need be remembered: it shows nobody twice. */
  private static final int MOST_REMEMBERED = 10_000;

  private final JdbcAudit jdbc;
  private final Chaining chaining;
  private final Clock clock;
  private final ObjectProvider<Actor.Source> actors;

  Trail(JdbcAudit jdbc, Chaining chaining, Clock clock, ObjectProvider<Actor.Source> actors) {
    this.jdbc = jdbc;
    this.chaining = chaining;
    this.clock = clock;
    this.actors = actors;
  }

  /** Before a transaction that may have written commits: recorded in it, once for each request. */
  public void wrote() {
    HttpServletRequest request = request();
    if (request == null
        || READING.contains(request.getMethod())
        || request.getAttribute(WROTE) != null) {
      return;
    }
    request.setAttribute(WROTE, true);
    jdbc.put(act(request, Kind.WRITE, List.of(), null));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            chaining.wake();
          }

          @Override
          public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
              request.removeAttribute(WROTE);
            }
          }
        });
  }

  /** Before people are shown: comes back once that is recorded. */
  public void opened(Collection<UUID> people) {
    HttpServletRequest request = request();
    if (request == null) {
      return;
    }
    Set<UUID> before = shownBefore(request);
    List<UUID> shown = people.stream().distinct().filter(id -> !before.contains(id)).toList();
    if (!shown.isEmpty()) {
      chaining.append(act(request, Kind.OPEN, shown, null));
      if (before.size() > MOST_REMEMBERED) {
        before.clear();
      }
      before.addAll(shown);
    }
  }

  /** Before protected fields of somebody are shown; comes back once that is recorded. */
  public void revealed(UUID person, String purpose) {
    HttpServletRequest request = request();
    if (request == null) {
      throw new IllegalStateException("a protected field is shown to a request or not at all");
    }
    chaining.append(act(request, Kind.REVEAL, List.of(person), purpose));
  }

  @SuppressWarnings("unchecked")
  private static Set<UUID> shownBefore(HttpServletRequest request) {
    Set<UUID> before = (Set<UUID>) request.getAttribute(OPENED);
    if (before == null) {
      before = new HashSet<>();
      request.setAttribute(OPENED, before);
    }
    return before;
  }

  private static @Nullable HttpServletRequest request() {
    RequestAttributes current = RequestContextHolder.getRequestAttributes();
    return current instanceof ServletRequestAttributes servlet ? servlet.getRequest() : null;
  }

  private Act act(
      HttpServletRequest request, Kind kind, List<UUID> people, @Nullable String purpose) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Actor actor =
        Optional.ofNullable(actors.getIfAvailable())
            .flatMap(Actor.Source::findCurrent)
            .orElse(Actor.NOBODY);
    return new Act(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        actor,
        kind.name(),
        request.getMethod() + " " + (pattern == null ? "" : pattern),
        people,
        purpose);
  }
}
