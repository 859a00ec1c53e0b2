package fangkong.server.investigations;

import fangkong.tracing.spi.GenerationListener;
import java.util.ArrayList;
import java.util.List;

/** How long each generation of a trace takes. */
final class Stopwatch implements GenerationListener {

  private static final long NANOS_OF_A_MICRO = 1_000;

  private final List<Long> micros = new ArrayList<>();
  private long began;

  void start() {
    began = System.nanoTime();
  }

  @Override
  public void found(int generation) {
    long now = System.nanoTime();
    micros.add((now - began) / NANOS_OF_A_MICRO);
    began = now;
  }

  /** For as many generations as were asked for; none was looked for after one without contacts. */
  List<Long> micros(int generations) {
    List<Long> each = new ArrayList<>(micros);
    while (each.size() < generations) {
      each.add(0L);
    }
    return each;
  }
}
