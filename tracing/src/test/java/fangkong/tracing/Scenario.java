package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.NaiveTrace.CheckIn;
import fangkong.tracing.NaiveTrace.Data;
import fangkong.tracing.NaiveTrace.Named;
import fangkong.tracing.NaiveTrace.Window;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A trace drawn in a text block, one fact a line, with persons A to Z and places a to z:
 *
 * <pre>
 * case A 0..100      A is infectious in [0, 100)
 * case A 0..         A is infectious from 0 until the end
 * A at x 10..20      A was at x in [10, 20)
 * A at x 10..        A entered x at 10 and was not seen leaving
 * A names B 10..20   B was exposed to A in [10, 20)
 * linger 5           a parameter: generations, min-overlap, linger, assumed-stay, latent, until
 * </pre>
 *
 * <p>The answer is one line a contact: person, generation, first, last, overlap, exposures,
 * sources, main source. Every scenario runs on the engine and on the naive reading.
 */
final class Scenario {
  private final List<CheckIn> checkIns = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private int generations = 1;
  private long minOverlap;
  private long linger;
  private long assumedStay = 3600;
  private long latent;
  private OptionalLong until = OptionalLong.empty();

  private Scenario(String text) {
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::read);
  }

  static Scenario of(String text) {
    return new Scenario(text);
  }

  /** Asserts that every variant answers {@code expected}. */
  void gives(String expected) {
    for (Engine.Variant variant : Engine.Variant.values()) {
      assertThat(
              Engine.trace(data(), parameters(), PersonOrder.NATURAL, variant)
                  .lines(Scenario::name))
          .as(variant.name())
          .isEqualTo(expected);
    }
    assertThat(new NaiveTrace(data(), parameters()).lines(Scenario::name))
        .as("naive reading")
        .isEqualTo(expected);
  }

  Contacts contacts() {
    return Engine.trace(data(), parameters(), PersonOrder.NATURAL).contacts();
  }

  TraceIndex index() {
    return Engine.index(data());
  }

  private Data data() {
    return new Data(checkIns, named, windows, assumedStay);
  }

  private TraceParameters parameters() {
    long end = until.orElse(NaiveTrace.latestEnd(data()).orElse(0));
    return new TraceParameters(generations, minOverlap, linger, latent, end);
  }

  private void read(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "case" -> windows.add(new Window(person(words[1]), from(words[2]), until(words[2])));
      case "generations" -> generations = Integer.parseInt(words[1]);
      case "min-overlap" -> minOverlap = Long.parseLong(words[1]);
      case "linger" -> linger = Long.parseLong(words[1]);
      case "assumed-stay" -> assumedStay = Long.parseLong(words[1]);
      case "latent" -> latent = Long.parseLong(words[1]);
      case "until" -> until = OptionalLong.of(Long.parseLong(words[1]));
      default -> readRow(words);
    }
  }

  private void readRow(String[] words) {
    int person = person(words[0]);
    long from = from(words[3]);
    Long until = until(words[3]);
    switch (words[1]) {
      case "at" -> checkIns.add(new CheckIn(person, words[2].charAt(0) - 'a', from, until));
      case "names" -> {
        assertThat(until).isNotNull();
        named.add(new Named(person, person(words[2]), from, until == null ? from : until));
      }
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private static int person(String name) {
    return name.charAt(0) - 'A';
  }

  private static String name(int person) {
    return Character.toString('A' + person);
  }

  private static long from(String interval) {
    return Long.parseLong(interval.substring(0, interval.indexOf("..")));
  }

  private static @Nullable Long until(String interval) {
    String until = interval.substring(interval.indexOf("..") + 2);
    return until.isEmpty() ? null : Long.valueOf(until);
  }
}
