package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.NaiveTrace.CheckIn;
import fangkong.tracing.NaiveTrace.Data;
import fangkong.tracing.NaiveTrace.Window;
import fangkong.tracing.kernel.Places;
import fangkong.tracing.spi.GenerationListener;
import fangkong.tracing.spi.PersonOrder;
import fangkong.tracing.spi.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Runs the engine on the data of the naive reading, and prints what it found in the same form. */
final class Engine {
  /** How the engine is asked; no answer may depend on it. */
  enum Variant {
    PAIR(Places.Way.PAIR, 1, false),
    SWEEP(Places.Way.SWEEP, 1, false),
    WALK(Places.Way.WALK, 1, false),
    FITTING_ON_TWO(Places.Way.FITTING, 2, false),
    SWEEP_ON_TWO(Places.Way.SWEEP, 2, false),
    WALK_ON_TWO(Places.Way.WALK, 2, false),
    LIVE_PAIR(Places.Way.PAIR, 1, true),
    LIVE_SWEEP_ON_TWO(Places.Way.SWEEP, 2, true),
    LIVE_WALK(Places.Way.WALK, 1, true),
    OPENED(Places.Way.FITTING, 2, false, true),
    LIVE_OPENED_SWEEP(Places.Way.SWEEP, 1, true, true);

    private final Places.Way way;
    private final int threads;
    private final boolean live;
    private final boolean opened;

    Variant(Places.Way way, int threads, boolean live) {
      this(way, threads, live, false);
    }

    Variant(Places.Way way, int threads, boolean live, boolean opened) {
      this.opened = opened;
      this.way = way;
      this.threads = threads;
      this.live = live;
    }

    Workers workers() {
      return threads == 1 ? Workers.ALONE : TWO;
    }
  }

  private static final Workers TWO =
      Workers.on(
          Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().unstarted(task)),
          2);

  private Engine() {}

  static TraceIndex index(Data data) {
    return index(data, Workers.ALONE);
  }

  private static TraceIndex index(Data data, Workers workers) {
    TraceIndex.Builder builder = TraceIndex.builder();
    for (CheckIn checkIn : data.checkIns()) {
      if (checkIn.left() == null) {
        builder.openStay(checkIn.person(), checkIn.place(), checkIn.entered());
      } else {
        builder.stay(checkIn.person(), checkIn.place(), checkIn.entered(), checkIn.left());
      }
    }
    data.named().forEach(n -> builder.namedContact(n.person(), n.contact(), n.from(), n.until()));
    return builder.build(data.assumedStaySeconds(), workers);
  }

  /** The index after the check-ins have come one by one, sealed now and then by chance. */
  static TraceIndex liveIndex(Data data, Random random, Workers workers) {
    LiveIndex live =
        new LiveIndex(data.assumedStaySeconds(), random.nextInt(90_000) - 45_000, workers);
    int calm = 1 + random.nextInt(30);
    for (CheckIn checkIn : data.checkIns()) {
      if (checkIn.left() == null) {
        live.openStay(checkIn.person(), checkIn.place(), checkIn.entered());
      } else {
        live.stay(checkIn.person(), checkIn.place(), checkIn.entered(), checkIn.left());
      }
      if (random.nextInt(calm) == 0) {
        live.seal();
      }
    }
    live.seal();
    NamedContacts.Builder named = NamedContacts.builder();
    data.named().forEach(n -> named.contact(n.person(), n.contact(), n.from(), n.until()));
    return live.current().with(named.build());
  }

  /** The segments as they would be in files. */
  static List<MemorySegment> written(TraceIndex index) {
    List<MemorySegment> images = new ArrayList<>();
    for (int i = 0; i < index.segments(); i++) {
      MemorySegment image = Arena.ofAuto().allocate(index.bytes(i), Long.BYTES);
      index.write(i, image);
      images.add(image);
    }
    return images;
  }

  static CaseWindows cases(Data data) {
    CaseWindows.Builder cases = CaseWindows.builder();
    for (Window window : data.windows()) {
      if (window.until() == null) {
        cases.openWindow(window.person(), window.from());
      } else {
        cases.window(window.person(), window.from(), window.until());
      }
    }
    return cases.build();
  }

  /** What was found, with those who exposed each contact. */
  record Found(Contacts contacts, Chains chains) {
    String lines() {
      return lines(Integer::toString);
    }

    String lines(IntFunction<String> name) {
      StringBuilder lines = new StringBuilder();
      for (int row = 0; row < contacts.size(); row++) {
        lines.append(
            "%s,%d,%d,%d,%d,%d,%d,%s%n"
                .formatted(
                    name.apply(contacts.person(row)),
                    contacts.generation(row),
                    contacts.firstExposedAt(row),
                    contacts.lastExposedAt(row),
                    contacts.overlapSeconds(row),
                    contacts.exposures(row),
                    chains.sources(row),
                    name.apply(chains.mainSource(row))));
      }
      return lines.toString();
    }
  }

  static Found trace(Data data, TraceParameters parameters, PersonOrder order) {
    return trace(data, parameters, order, Variant.FITTING_ON_TWO);
  }

  static Found trace(Data data, TraceParameters parameters, PersonOrder order, Variant variant) {
    return trace(tracer(data, order, variant), cases(data), parameters, variant.way);
  }

  static Tracer tracer(Data data, PersonOrder order, Variant variant) {
    TraceIndex index =
        variant.live
            ? liveIndex(data, new Random(data.hashCode()), variant.workers())
            : index(data, variant.workers());
    if (!variant.live) {
      assertThat(index.latestEnd()).isEqualTo(NaiveTrace.latestEnd(data));
    }
    if (variant.opened) {
      index = TraceIndex.open(written(index), data.assumedStaySeconds()).with(index.named());
    }
    return new Tracer(index, order, variant.workers());
  }

  static Found trace(Tracer tracer, CaseWindows cases, TraceParameters parameters, Places.Way way) {
    Contacts contacts = tracer.trace(cases, parameters, GenerationListener.NONE, way);
    return new Found(contacts, tracer.chains(cases, parameters, contacts, Long.MAX_VALUE));
  }
}
