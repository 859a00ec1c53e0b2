package fangkong.cluster.trace;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import fangkong.tracing.Exposures;
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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Indexes of the engine over some places and some exposures by name. People are numbered by their
 * place in {@code ids}, ascending. Stays in the memory of one process.
 */
final class PlacePart {
  /** All exposures by the sources among so many people are in memory at once. */
  private static final int PEOPLE_AT_ONCE = 1 << 10;

  private final long[] ids;
  private final List<Share> shares;
  private final TraceParameters parameters;

  /** What the tracer finds counts as often as {@code sign} says. */
  private record Share(int sign, Tracer tracer) {}

  private PlacePart(long[] ids, List<Share> shares, TraceParameters parameters) {
    this.ids = ids;
    this.shares = shares;
    this.parameters = parameters;
  }

  /** From rows (id, place, source, since, until, sign) by id, either without place or source. */
  static PlacePart of(Iterator<Row> rows, long minOverlap, long linger) {
    LongStream.Builder known = LongStream.builder();
    TraceIndex.Builder slices = TraceIndex.builder();
    TraceIndex.Builder borders = TraceIndex.builder();
    Map<String, Integer> places = new HashMap<>();
    List<Row> named = new ArrayList<>();
    int person = -1;
    for (long id = -1; rows.hasNext(); ) {
      Row row = rows.next();
      if (row.getLong(0) != id) {
        id = row.getLong(0);
        known.add(id);
        person++;
      }
      if (row.isNullAt(1)) {
        named.add(row);
      } else {
        int place = places.computeIfAbsent(row.getString(1), _ -> places.size());
        TraceIndex.Builder index = row.getInt(5) > 0 ? slices : borders;
        index.stay(person, place, row.getLong(3), row.getLong(4));
      }
    }
    long[] ids = known.build().toArray();
    for (Row row : named) {
      int source = Arrays.binarySearch(ids, row.getLong(2));
      int contact = Arrays.binarySearch(ids, row.getLong(0));
      slices.namedContact(source, contact, row.getLong(3), row.getLong(4));
    }
    // Windows have their ends, and whoever is found becomes a source elsewhere.
    TraceParameters parameters = new TraceParameters(1, minOverlap, linger, 0, 0);
    return new PlacePart(ids, List.of(share(1, slices), share(-1, borders)), parameters);
  }

  private static Share share(int sign, TraceIndex.Builder index) {
    return new Share(sign, new Tracer(index.build(0), PersonOrder.NATURAL));
  }

  /** The ids that this part, whose number is given, knows, for each people part. */
  Iterator<Tuple2<Integer, Tuple2<Integer, long[]>>> known(int part) {
    return Blocks.byPart(ids, 1)
        .map(each -> new Tuple2<>(each._1(), new Tuple2<>(part, each._2())))
        .iterator();
  }

  /** Whom the sources expose here: contacts for each people part. */
  Iterator<Tuple2<Integer, long[]>> expose(Iterator<long[]> sources) {
    return windows(sources, ids.length + 1)
        .flatMap(cases -> shares.stream().flatMap(share -> expose(cases, share)))
        .iterator();
  }

  private Stream<Tuple2<Integer, long[]>> expose(CaseWindows cases, Share share) {
    Contacts found = share.tracer.trace(cases, parameters);
    long[] rows = new long[found.size() * PeoplePart.CONTACT_WIDTH];
    for (int row = 0, at = 0; row < found.size(); row++) {
      rows[at++] = ids[found.person(row)];
      rows[at++] = found.firstExposedAt(row);
      rows[at++] = found.lastExposedAt(row);
      rows[at++] = share.sign * found.overlapSeconds(row);
      rows[at++] = share.sign * found.exposures(row);
    }
    return Blocks.byPart(rows, PeoplePart.CONTACT_WIDTH);
  }

  /** Every exposure by the sources: contact, source, seconds. */
  Iterator<Row> exposures(Iterator<long[]> sources) {
    return windows(sources, PEOPLE_AT_ONCE)
        .flatMap(cases -> shares.stream().flatMap(share -> exposures(cases, share)))
        .iterator();
  }

  private Stream<Row> exposures(CaseWindows cases, Share share) {
    Contacts found = share.tracer.trace(cases, parameters);
    Chains chains = share.tracer.chains(cases, parameters, found, Long.MAX_VALUE);
    LongStream.Builder block = LongStream.builder();
    for (int row = 0; row < found.size(); row++) {
      Exposures by = chains.exposures(row);
      for (int i = 0; i < by.size(); i++) {
        long seconds = share.sign * (by.until(i) - by.from(i));
        block.add(ids[found.person(row)]).add(ids[by.source(i)]).add(seconds);
      }
    }
    return Blocks.rows(block.build().toArray(), 3);
  }

  /** The windows of sources, those among {@code atOnce} people together. */
  private Stream<CaseWindows> windows(Iterator<long[]> sources, int atOnce) {
    Map<Integer, CaseWindows.Builder> together = new TreeMap<>();
    sources.forEachRemaining(block -> {
      for (int at = 0; at < block.length; at += PeoplePart.SOURCE_WIDTH) {
        int person = Arrays.binarySearch(ids, block[at]);
        together
            .computeIfAbsent(person / atOnce, _ -> CaseWindows.builder())
            .window(person, block[at + 1], block[at + 2]);
      }
    });
    return together.values().stream().map(CaseWindows.Builder::build);
  }
}
