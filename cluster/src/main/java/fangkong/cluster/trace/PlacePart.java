package fangkong.cluster.trace;

import fangkong.cluster.Rows;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;
import fangkong.tracing.TraceParameters;
import fangkong.tracing.Tracer;
import fangkong.tracing.spi.PersonOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import scala.Tuple2;

/**
 * The index of the engine over some places, and over exposures by name of some sources. People are
 * numbered by their place in {@code ids}, ascending. Stays in the memory of one process.
 */
final class PlacePart {
  private final long[] ids;
  private final Tracer tracer;

  private PlacePart(long[] ids, TraceIndex index) {
    this.ids = ids;
    this.tracer = new Tracer(index, PersonOrder.NATURAL);
  }

  static PlacePart of(Iterator<Tuple2<Integer, PlaceRows>> sent) {
    List<PlaceRows> all = new ArrayList<>();
    sent.forEachRemaining(each -> all.add(each._2()));
    long[] ids = ids(all);
    TraceIndex.Builder index = TraceIndex.builder();
    Map<String, Integer> numbers = new HashMap<>();
    for (PlaceRows rows : all) {
      String[] places = rows.places();
      int[] number = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        number[i] = numbers.computeIfAbsent(places[i], _ -> numbers.size());
      }
      for (int row = 0; row < rows.stays.size(); row++) {
        index.stay(
            Arrays.binarySearch(ids, rows.stays.get(1, row)),
            number[(int) rows.stays.get(0, row)],
            rows.stays.get(2, row),
            rows.stays.get(3, row));
      }
      for (int row = 0; row < rows.exposed.size(); row++) {
        index.namedContact(
            Arrays.binarySearch(ids, rows.exposed.get(0, row)),
            Arrays.binarySearch(ids, rows.exposed.get(1, row)),
            rows.exposed.get(2, row),
            rows.exposed.get(3, row));
      }
    }
    return new PlacePart(ids, index.build(0));
  }

  private static long[] ids(List<PlaceRows> all) {
    int most = 0;
    for (PlaceRows rows : all) {
      most += rows.stays.size() + 2 * rows.exposed.size();
    }
    long[] ids = new long[most];
    int size = 0;
    for (PlaceRows rows : all) {
      for (int row = 0; row < rows.stays.size(); row++) {
        ids[size++] = rows.stays.get(1, row);
      }
      for (int row = 0; row < rows.exposed.size(); row++) {
        ids[size++] = rows.exposed.get(0, row);
        ids[size++] = rows.exposed.get(1, row);
      }
    }
    Arrays.sort(ids);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[distinct++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, distinct);
  }

  /**
   * Whom sources, (id, from, until), expose here: (id, first, last, overlap, exposures) for each
   * people part.
   */
  List<Tuple2<Integer, Rows>> expose(Iterator<Tuple2<Integer, Rows>> sent, Question question) {
    CaseWindows.Builder windows = CaseWindows.builder();
    while (sent.hasNext()) {
      Rows sources = sent.next()._2();
      for (int row = 0; row < sources.size(); row++) {
        windows.window(
            Arrays.binarySearch(ids, sources.get(0, row)),
            sources.get(1, row),
            sources.get(2, row));
      }
    }
    // The windows have their ends, and whoever is found becomes a source elsewhere.
    TraceParameters parameters =
        new TraceParameters(1, question.minOverlap(), question.linger(), 0, 0);
    Contacts found = tracer.trace(windows.build(), parameters);
    TreeMap<Integer, Rows> parts = new TreeMap<>();
    for (int row = 0; row < found.size(); row++) {
      long id = ids[found.person(row)];
      parts
          .computeIfAbsent(Ids.part(id), _ -> new Rows(5))
          .add(
              id,
              found.firstExposedAt(row),
              found.lastExposedAt(row),
              found.overlapSeconds(row),
              found.exposures(row));
    }
    List<Tuple2<Integer, Rows>> exposed = new ArrayList<>();
    parts.forEach((part, rows) -> exposed.add(new Tuple2<>(part, rows)));
    return exposed;
  }
}
