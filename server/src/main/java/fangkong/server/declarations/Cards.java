package fangkong.server.declarations;

import fangkong.server.accounts.Right;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.people.Document;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cards that came with declarations. A card is a secret of a device; the code that it shows
 * changes every 30 seconds, so that a photo of it is soon worth nothing.
 */
@Service
public class Cards {

  private static final Pattern CODE =
      Pattern.compile(
          "FK1\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,12})\\.([0-9a-f]{16})");
  private static final long STEP_SECONDS = 30;
  private static final long STEPS_OFF = 2;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final JdbcDeclarations jdbc;
  private final Register register;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Cards(
      JdbcDeclarations jdbc,
      Register register,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.register = register;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What a code that was shown stands for. */
  public sealed interface Reading {
    record Valid(Card card) implements Reading {}

    /** Once made by a card that is known: a photo of it, or a device whose clock is wrong. */
    record Expired() implements Reading {}

    record Unknown() implements Reading {}
  }

  /**
   * Reads a code that a device shows, wherever its holder declared: {@code
   * FK1.<cardId>.<step>.<mac>}.
   */
  public Reading read(String code, Instant now) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      return new Reading.Unknown();
    }
    long step = Long.parseLong(matcher.group(2));
    UUID id = UUID.fromString(matcher.group(1));
    List<JdbcDeclarations.Row> rows = Scope.callEverywhere(() -> call(() -> jdbc.listOfCard(id)));
    if (rows.isEmpty() || !rows.getFirst().key().made(matcher.group(3), step)) {
      return new Reading.Unknown();
    }
    return Math.abs(step - Math.floorDiv(now.getEpochSecond(), STEP_SECONDS)) > STEPS_OFF
        ? new Reading.Expired()
        : new Reading.Valid(new Card(id, rows.getFirst().person(), state(rows)));
  }

  /**
   * Somebody compared the holder with an identity document. At a checkpoint that is whoever passes;
   * elsewhere those who declared inside the scope. The document has to be that of the person whom
   * the card speaks for, or whoever declares with a neighbour's number would be shown as them. A
   * repeat changes nothing.
   */
  public void confirm(UUID card, Document document, Instant at, SignedIn by) {
    if (at.isAfter(clock.instant().plus(CLOCK_SKEW))) {
      throw Refused.because(ProblemCode.IMPOSSIBLE_TIME, "at", at.toString());
    }
    Supplier<List<JdbcDeclarations.Row>> looking = () -> call(() -> jdbc.listOfCard(card));
    UUID holder =
        (by.may(Right.CHECK_PASSAGE) ? Scope.callEverywhere(looking) : looking.get())
            .stream()
                .findFirst()
                .map(JdbcDeclarations.Row::person)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    boolean shown =
        Scope.callEverywhere(() ->
            call(() ->
                register.isShownBy(holder, document) && jdbc.confirm(card, by.account(), at)));
    if (!shown) {
      throw Refused.because(ProblemCode.DOCUMENT_OF_ANOTHER);
    }
  }

  /** Whether the card of this declaration is confirmed, wherever it was declared. */
  public boolean isConfirmed(UUID declaration) {
    return Scope.callEverywhere(() -> call(() -> jdbc.isConfirmed(declaration)));
  }

  static Card.State state(List<JdbcDeclarations.Row> rows) {
    return rows.stream().anyMatch(JdbcDeclarations.Row::confirmed)
        ? Card.State.CONFIRMED
        : Card.State.DECLARED;
  }

  private <T> T call(Supplier<T> work) {
    return transaction.execute(_ -> work.get());
  }
}
