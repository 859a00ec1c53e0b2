package fangkong.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.tracing.NaiveTrace.CheckIn;
import fangkong.tracing.NaiveTrace.Data;
import fangkong.tracing.NaiveTrace.Window;
import fangkong.tracing.spi.PersonOrder;
import java.util.function.IntFunction;

/** Runs the engine on the data of the naive reading, and prints what it found in the same form. */
final class Engine {
  private Engine() {}

  static TraceIndex index(Data data) {
    TraceIndex.Builder builder = TraceIndex.builder();
    for (CheckIn checkIn : data.checkIns()) {
      if (checkIn.left() == null) {
        builder.openStay(checkIn.person(), checkIn.place(), checkIn.entered());
      } else {
        builder.stay(checkIn.person(), checkIn.place(), checkIn.entered(), checkIn.left());
      }
    }
    data.named().forEach(n -> builder.namedContact(n.person(), n.contact(), n.from(), n.until()));
    return builder.build(data.assumedStaySeconds());
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

  static Contacts trace(Data data, TraceParameters parameters, PersonOrder order) {
    TraceIndex index = index(data);
    assertThat(index.latestEnd()).isEqualTo(NaiveTrace.latestEnd(data));
    return new Tracer(index, order).trace(cases(data), parameters);
  }

  static String lines(Contacts contacts) {
    return lines(contacts, Integer::toString);
  }

  static String lines(Contacts contacts, IntFunction<String> name) {
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
                  contacts.sources(row),
                  name.apply(contacts.mainSource(row))));
    }
    return lines.toString();
  }
}
