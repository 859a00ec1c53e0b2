package fangkong.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
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

  private static final Pattern OF_OFFICES = Pattern.compile("/api/(accounts|privacy)/");

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
    jdbc.put(List.of(act(request, Kind.WRITE, List.of(), null)));
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

  /**
   * When people are to be shown: that is recorded while the answer is made, and the answer is
   * withheld until it is; where nothing withholds it, comes back once it is recorded.
   */
  public void opened(Collection<UUID> people) {
    HttpServletRequest request = request();
    if (request == null) {
      return;
    }
    Set<UUID> before = shownBefore(request);
    List<UUID> shown = people.stream().distinct().filter(id -> !before.contains(id)).toList();
    if (!shown.isEmpty()) {
      Withheld answer = Withheld.find(request);
      CompletableFuture<Void> stored = chaining.begin(act(request, Kind.OPEN, shown, null));
      if (answer == null) {
        Chaining.await(stored);
      } else {
        answer.until(stored);
      }
      remember(request, shown);
    }
  }

  private static void remember(HttpServletRequest request, List<UUID> shown) {
    Set<UUID> before = shownBefore(request);
    if (before.size() > MOST_REMEMBERED) {
      before.clear();
    }
    before.addAll(shown);
  }

  /** Before protected fields of these people are shown; comes back once that is recorded. */
  public void revealed(Collection<UUID> people, String purpose) {
    chaining.store(act(required(), Kind.REVEAL, List.copyOf(people), purpose));
  }

  /**
   * Before people are given out in a file or as lines; comes back once that is recorded, and this
   * request opens them no more.
   */
  public void exported(Collection<UUID> people, String purpose) {
    HttpServletRequest request = required();
    List<UUID> given = people.stream().distinct().toList();
    chaining.store(act(request, Kind.EXPORT, given, purpose));
    remember(request, given);
  }

  /**
   * In the transaction in which a scope is widened for a while, for somebody or for a whole region.
   */
  public void widened(Collection<UUID> people, String purpose) {
    jdbc.put(List.of(act(required(), Kind.EMERGENCY, List.copyOf(people), purpose)));
  }

  private static HttpServletRequest required() {
    HttpServletRequest request = request();
    if (request == null) {
      throw new IllegalStateException("what is protected is shown to a request or not at all");
    }
    return request;
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
        request.getMethod() + " " + (kind == Kind.WRITE ? named(request, pattern) : text(pattern)),
        people,
        purpose);
  }

  /** Which account or event it was done to; of people and what is theirs the log keeps no path. */
  private static String named(HttpServletRequest request, @Nullable Object pattern) {
    String path = text(pattern);
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (OF_OFFICES.matcher(path).lookingAt() && variables instanceof Map<?, ?> given) {
      for (Map.Entry<?, ?> variable : given.entrySet()) {
        String value = text(variable.getValue());
        if (Act.ID.matcher(value).matches()) {
          path = path.replace("{" + variable.getKey() + "}", value);
        }
      }
    }
    return path;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
