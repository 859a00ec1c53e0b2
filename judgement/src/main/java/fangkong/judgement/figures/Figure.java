package fangkong.judgement.figures;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A base figure; each is the number of persons of a set. */
public enum Figure {
  SCREENED,
  CUMULATIVE,
  MANAGED,
  CENTRAL,
  AWAITING_TRANSFER,
  HOME_ISOLATION,
  HOME_MONITORING,
  HOSPITAL,
  RELEASED,
  CONFIRMED,
  MOVED_OUT,
  FOLLOWED,
  LAST,
  ADDED,
  PERIOD_RELEASED,
  PERIOD_CONFIRMED,
  PERIOD_MOVED_OUT,
  WITHDRAWN,
  CURRENT;

  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  private static final Map<String, Figure> BY_WORD =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Figure::word, Function.identity()));

  /** Whether it tells of what happened since the cut-off before. */
  public boolean isOfPeriod() {
    return switch (this) {
      case LAST, ADDED, PERIOD_RELEASED, PERIOD_CONFIRMED, PERIOD_MOVED_OUT, WITHDRAWN -> true;
      case SCREENED,
          CUMULATIVE,
          MANAGED,
          CENTRAL,
          AWAITING_TRANSFER,
          HOME_ISOLATION,
          HOME_MONITORING,
          HOSPITAL,
          RELEASED,
          CONFIRMED,
          MOVED_OUT,
          FOLLOWED,
          CURRENT ->
          false;
    };
  }

  /** The word for it in addresses: {@code awaitingTransfer}. */
  public String word() {
    return NEXT_WORD
        .matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  public static Optional<Figure> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
