package fangkong.cluster.trace;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Who of a share of the people is reached by the end of a generation.
 *
 * <p>Invariants: {@code reached} are ascending ids; {@code sources}, rows of (id, since, until),
 * are those of the generation who can expose others, and {@code contacts}, rows of (id, first,
 * last, overlap, exposures), all whom it found, both by id.
 */
final class PeoplePart implements Serializable {
  static final int CONTACT_WIDTH = 5;
  static final int SOURCE_WIDTH = 3;

  private static final long serialVersionUID = 1;

  final long[] contacts;
  private final long[] reached;
  private final long[] sources;

  private PeoplePart(LongStream reached, LongStream sources, LongStream contacts) {
    this.reached = reached.sorted().toArray();
    this.sources = sources.toArray();
    this.contacts = contacts.toArray();
  }

  /** Generation 0 from rows (id, since, until), by id. */
  static PeoplePart cases(Iterator<Row> rows) {
    LongStream.Builder reached = LongStream.builder();
    LongStream.Builder sources = LongStream.builder();
    while (rows.hasNext()) {
      Row row = rows.next();
      reached.add(row.getLong(0));
      if (row.getLong(1) < row.getLong(2)) {
        sources.add(row.getLong(0)).add(row.getLong(1)).add(row.getLong(2));
      }
    }
    return new PeoplePart(reached.build(), sources.build(), LongStream.empty());
  }

  long found() {
    return contacts.length / CONTACT_WIDTH;
  }

  /** The sources that each place part knows; given are its number and the ids that it knows. */
  Iterator<Tuple2<Integer, long[]>> route(Iterator<Tuple2<Integer, long[]>> known) {
    List<Tuple2<Integer, long[]>> sent = new ArrayList<>();
    while (known.hasNext()) {
      Tuple2<Integer, long[]> part = known.next();
      long[] ids = part._2();
      LongStream.Builder block = LongStream.builder();
      for (int row = 0, at = 0; row < sources.length; row += SOURCE_WIDTH) {
        while (at < ids.length && ids[at] < sources[row]) {
          at++;
        }
        if (at < ids.length && ids[at] == sources[row]) {
          block.add(sources[row]).add(sources[row + 1]).add(sources[row + 2]);
        }
      }
      sent.add(new Tuple2<>(part._1(), block.build().toArray()));
    }
    return sent.iterator();
  }

  /** The next generation, from rows as contacts are, which are sums of parts. */
  PeoplePart next(Iterator<long[]> sent, long latent, long until) {
    List<long[]> sums = new ArrayList<>();
    sent.forEachRemaining(block -> {
      for (int at = 0; at < block.length; at += CONTACT_WIDTH) {
        if (Arrays.binarySearch(reached, block[at]) < 0) {
          sums.add(Arrays.copyOfRange(block, at, at + CONTACT_WIDTH));
        }
      }
    });
    sums.sort(Comparator.comparingLong(sum -> sum[0]));
    LongStream.Builder nextReached = LongStream.builder();
    LongStream.Builder nextSources = LongStream.builder();
    LongStream.Builder nextContacts = LongStream.builder();
    for (int i = 0; i < sums.size(); ) {
      long[] sum = sums.get(i);
      for (i++; i < sums.size() && sums.get(i)[0] == sum[0]; i++) {
        sum[1] = Math.min(sum[1], sums.get(i)[1]);
        sum[2] = Math.max(sum[2], sums.get(i)[2]);
        sum[3] += sums.get(i)[3];
        sum[4] += sums.get(i)[4];
      }
      nextReached.add(sum[0]);
      Arrays.stream(sum).forEach(nextContacts);
      if (sum[1] + latent < until) {
        nextSources.add(sum[0]).add(sum[1] + latent).add(until);
      }
    }
    return new PeoplePart(
        LongStream.concat(Arrays.stream(reached), nextReached.build()),
        nextSources.build(),
        nextContacts.build());
  }
}
