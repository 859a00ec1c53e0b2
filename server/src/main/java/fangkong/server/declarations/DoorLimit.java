package fangkong.server.declarations;

import fangkong.server.accounts.Attempts;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often somebody may come to the residents' door: to declare, an address, behind which a whole
 * village may be; to look at what is known of a card, each card and, so that none are tried out, an
 * address as well. Thread-safe.
 */
@Component
class DoorLimit {

  static final int DECLARATIONS = 60;
  static final int LOOKS = 30;
  static final int UNKNOWN_CARDS = 60;
  private static final Duration ONE_DECLARATION = Duration.ofSeconds(1);
  private static final Duration ONE_LOOK = Duration.ofSeconds(2);
  private static final Duration ONE_UNKNOWN_CARD = Duration.ofSeconds(1);

  private final Clock clock;
  private final Attempts declaring = new Attempts(DECLARATIONS, ONE_DECLARATION);
  private final Attempts looking = new Attempts(LOOKS, ONE_LOOK);
  private final Attempts guessing = new Attempts(UNKNOWN_CARDS, ONE_UNKNOWN_CARD);

  DoorLimit(@Qualifier("system") Clock clock) {
    this.clock = clock;
  }

  /** Takes one declaration of the address, or refuses and takes none. */
  synchronized void declare(String address) {
    String network = Attempts.network(address);
    check(declaring, network, "address");
    declaring.spend(network, clock.instant());
  }

  /** Takes one look at the card, or refuses and takes none. */
  synchronized void look(CardKey card, String address) {
    check(guessing, Attempts.network(address), "address");
    check(looking, card.id().toString(), "card");
    looking.spend(card.id().toString(), clock.instant());
  }

  /** A card that nobody declared with came from this address. */
  synchronized void guessed(String address) {
    guessing.spend(Attempts.network(address), clock.instant());
  }

  private void check(Attempts attempts, String key, String field) {
    Instant now = clock.instant();
    Duration wait = attempts.untilNext(key, now);
    if (wait.isPositive()) {
      throw Refused.until(ProblemCode.TOO_MANY_REQUESTS, field, wait);
    }
  }
}
