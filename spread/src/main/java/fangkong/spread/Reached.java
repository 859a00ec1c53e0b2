package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.column.LongColumn;
import fangkong.tracing.column.StableOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of a share of the people is reached by the end of a generation. Immutable.
 *
 * <p>Invariants: {@code reached} are ascending ranks; {@code sources}, rows of (id, since, until),
 * are those of the generation who can expose others, and {@code contacts}, rows of (id, first,
 * last, overlap, exposures), all whom it found, both by id.
 */
public final class Reached implements Serializable {
  static final int CONTACT_WIDTH = 5;
  static final int SOURCE_WIDTH = 3;

  private static final long serialVersionUID = 1;

  private final int[] reached;
  private final long[] sources;
  private final long[] contacts;
  private final long[] found;

  private Reached(IntColumn reached, LongColumn sources, LongColumn contacts, long[] before) {
    this.reached = reached.toArray();
    this.sources = sources.toArray();
    this.contacts = contacts.toArray();
    found = Arrays.copyOf(before, before.length + 1);
    found[before.length] = this.contacts.length / CONTACT_WIDTH;
  }

  /** Generation 0: the cases, whose open windows end at {@code until}. */
  public static Reached cases(People people, long until) {
    IntColumn reached = new IntColumn();
    LongColumn sources = new LongColumn();
    for (int person = 0; person < people.size(); person++) {
      boolean isCase = false;
      for (int row = people.from(person); row < people.from(person + 1); row++) {
        if (people.isCase(row)) {
          isCase = true;
          long end = people.until(row) == Lines.OPEN ? until : people.until(row);
          addSource(sources, people.id(person), people.since(row), end);
        }
      }
      if (isCase) {
        reached.add(person);
      }
    }
    return new Reached(reached, sources, new LongColumn(), new long[0]);
  }

  private static void addSource(LongColumn sources, long id, long since, long until) {
    if (since < until) {
      sources.add(id);
      sources.add(since);
      sources.add(until);
    }
  }

  /** How many each generation found, from generation 0 on, which finds nobody. */
  public long[] found() {
    return found.clone();
  }

  /** Whom the generation found, of the same people. */
  public Stream<Contact> contacts(Routes routes) {
    return IntStream.iterate(0, at -> at < contacts.length, at -> at + CONTACT_WIDTH)
        .mapToObj(at ->
            new Contact(
                contacts[at],
                routes.name(Parts.rank(contacts[at])),
                found.length - 1,
                contacts[at + 1],
                contacts[at + 2],
                contacts[at + 3],
                contacts[at + 4]));
  }

  /** The sources, for the place parts, of which there are {@code parts}. */
  public Iterator<Sent<byte[]>> route(Routes routes, int parts) {
    LongColumn[] rows = Stream.generate(LongColumn::new).limit(parts).toArray(LongColumn[]::new);
    for (int at = 0; at < sources.length; at += SOURCE_WIDTH) {
      int source = at;
      routes
          .of(Parts.rank(sources[at]))
          .forEach(part -> {
            for (int column = 0; column < SOURCE_WIDTH; column++) {
              rows[part].add(sources[source + column]);
            }
          });
    }
    return IntStream.range(0, parts)
        .filter(part -> rows[part].size() > 0)
        .mapToObj(part -> new Sent<>(part, Packed.pack(rows[part], SOURCE_WIDTH)))
        .iterator();
  }

  /** The next generation, from rows as contacts are, which are sums of place parts. */
  public Reached next(Iterator<byte[]> sent, long latent, long until) {
    List<byte[]> blocks = new ArrayList<>();
    sent.forEachRemaining(blocks::add);
    long[] rows = Packed.unpack(blocks, CONTACT_WIDTH);
    long[] ids = new long[rows.length / CONTACT_WIDTH];
    Arrays.setAll(ids, row -> rows[row * CONTACT_WIDTH]);
    int[] order = StableOrder.byLong(StableOrder.ofRows(ids.length), ids);
    Next next = new Next(latent, until);
    int before = 0;
    for (int from = 0, to; from < order.length; from = to) {
      long id = ids[order[from]];
      for (to = from; to < order.length && ids[order[to]] == id; to++) {}
      for (; before < reached.length && reached[before] < Parts.rank(id); before++) {
        next.reached.add(reached[before]);
      }
      if (before == reached.length || reached[before] != Parts.rank(id)) {
        next.add(id, rows, order, from, to);
      }
    }
    for (; before < reached.length; before++) {
      next.reached.add(reached[before]);
    }
    return new Reached(next.reached, next.sources, next.contacts, found);
  }

  /** What is known of the next generation. */
  private static final class Next {
    private final IntColumn reached = new IntColumn();
    private final LongColumn sources = new LongColumn();
    private final LongColumn contacts = new LongColumn();
    private final long latent;
    private final long until;

    private Next(long latent, long until) {
      this.latent = latent;
      this.until = until;
    }

    private void add(long id, long[] rows, int[] order, int from, int to) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      long overlap = 0;
      long exposures = 0;
      for (int i = from; i < to; i++) {
        int at = order[i] * CONTACT_WIDTH;
        first = Math.min(first, rows[at + 1]);
        last = Math.max(last, rows[at + 2]);
        overlap += rows[at + 3];
        exposures += rows[at + 4];
      }
      reached.add(Parts.rank(id));
      addSource(sources, id, first + latent, until);
      for (long value : new long[] {id, first, last, overlap, exposures}) {
        contacts.add(value);
      }
    }
  }
}
