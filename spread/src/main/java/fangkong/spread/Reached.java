package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of a share of the people is reached by the end of a generation. Immutable.
 *
 * <p>Invariants: {@code reached} are ascending ranks; {@code sources}, {@link Packed} rows of (id,
 * since, until), are those of the generation who can expose others, and {@code contacts}, rows of
 * (id, first, last, overlap, exposures), all whom it found, both by id.
 */
public final class Reached implements Serializable {
  static final int CONTACT_WIDTH = 5;
  static final int SOURCE_WIDTH = 3;

  private static final long serialVersionUID = 1;

  private final int[] reached;
  private final byte[] sources;
  private final byte[] contacts;
  private final long[] found;

  private Reached(IntColumn reached, Packed sources, Packed contacts, long[] found) {
    this.reached = reached.toArray();
    this.sources = sources.toBytes();
    this.contacts = contacts.toBytes();
    this.found = found;
  }

  /** Generation 0: the cases, whose open windows end at {@code until}. */
  public static Reached cases(People people, long until) {
    IntColumn reached = new IntColumn();
    Packed sources = new Packed(SOURCE_WIDTH);
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
    return new Reached(reached, sources, new Packed(CONTACT_WIDTH), new long[1]);
  }

  private static void addSource(Packed sources, long id, long since, long until) {
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
    return new Packed.Rows(contacts, CONTACT_WIDTH)
        .map(row ->
            new Contact(
                row.get(0),
                routes.name(Parts.rank(row.get(0))),
                found.length - 1,
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4)));
  }

  /** The sources, for the place parts, of which there are {@code parts}. */
  public Iterator<Sent<byte[]>> route(Routes routes, int parts) {
    Packed[] rows =
        Stream.generate(() -> new Packed(SOURCE_WIDTH)).limit(parts).toArray(Packed[]::new);
    Packed.Rows all = new Packed.Rows(sources, SOURCE_WIDTH);
    while (all.next()) {
      routes.each(
          Parts.rank(all.get(0)),
          part -> {
            for (int column = 0; column < SOURCE_WIDTH; column++) {
              rows[part].add(all.get(column));
            }
          });
    }
    return IntStream.range(0, parts)
        .filter(part -> !rows[part].isEmpty())
        .mapToObj(part -> new Sent<>(part, rows[part].toBytes()))
        .iterator();
  }

  /** The next generation, from blocks of rows as contacts are, which are sums of place parts. */
  public Reached next(Iterator<byte[]> sent, long latent, long until) {
    Merged rows = new Merged(sent, CONTACT_WIDTH);
    Next next = new Next(latent, until);
    int before = 0;
    for (boolean more = rows.next(); more; ) {
      int rank = Parts.rank(rows.get(0));
      for (; before < reached.length && reached[before] < rank; before++) {
        next.reached.add(reached[before]);
      }
      more = next.add(rows, before == reached.length || reached[before] != rank);
    }
    for (; before < reached.length; before++) {
      next.reached.add(reached[before]);
    }
    long[] all = Arrays.copyOf(found, found.length + 1);
    all[found.length] = next.found;
    return new Reached(next.reached, next.sources, next.contacts, all);
  }

  /** What is known of the next generation. */
  private static final class Next {
    private final IntColumn reached = new IntColumn();
    private final Packed sources = new Packed(SOURCE_WIDTH);
    private final Packed contacts = new Packed(CONTACT_WIDTH);
    private long found;
    private final long latent;
    private final long until;

    private Next(long latent, long until) {
      this.latent = latent;
      this.until = until;
    }

    /**
     * Takes the rows of the id that is next, whose sum is a contact if it {@code isNew}; answers
     * whether more follow.
     */
    private boolean add(Merged rows, boolean isNew) {
      long id = rows.get(0);
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      long overlap = 0;
      long exposures = 0;
      boolean more = true;
      for (; more && rows.get(0) == id; more = rows.next()) {
        first = Math.min(first, rows.get(1));
        last = Math.max(last, rows.get(2));
        overlap += rows.get(3);
        exposures += rows.get(4);
      }
      if (isNew) {
        reached.add(Parts.rank(id));
        addSource(sources, id, first + latent, until);
        found++;
        contacts.add(id);
        contacts.add(first);
        contacts.add(last);
        contacts.add(overlap);
        contacts.add(exposures);
      }
      return more;
    }
  }
}
