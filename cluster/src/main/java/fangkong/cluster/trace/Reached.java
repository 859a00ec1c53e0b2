package fangkong.cluster.trace;

import fangkong.cluster.Rows;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import scala.Tuple2;

/** Who of a people part is in a generation so far. {@code persons} are ascending. */
final class Reached implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] persons;

  /** (person, generation, first, last, overlap, exposures), generation by generation, by person. */
  final Rows contacts;

  /** Those of the last generation who can expose others: (person, from, until). */
  final Rows sources;

  /** How many the last generation found. */
  final int found;

  private Reached(int[] persons, Rows contacts, Rows sources, int found) {
    this.persons = persons;
    this.contacts = contacts;
    this.sources = sources;
    this.found = found;
  }

  /** The cases, whose open windows end at {@code until}. */
  static Reached cases(People people, long until) {
    Rows sources = new Rows(3);
    int[] persons = new int[people.cases.size()];
    int size = 0;
    for (int row = 0; row < people.cases.size(); row++) {
      int person = (int) people.cases.get(0, row);
      if (size == 0 || persons[size - 1] != person) {
        persons[size++] = person;
      }
      long from = people.cases.get(1, row);
      long end = people.cases.get(2, row);
      end = end == Line.BLANK ? until : end;
      if (from < end) {
        sources.add(person, from, end);
      }
    }
    return new Reached(Arrays.copyOf(persons, size), new Rows(6), sources, size);
  }

  /** With those who were exposed, (id, first, last, overlap, exposures), and not reached before. */
  Reached next(Iterator<Tuple2<Integer, Rows>> sent, int generation, Question question) {
    Rows exposed = new Rows(5);
    while (sent.hasNext()) {
      Rows rows = sent.next()._2();
      for (int row = 0; row < rows.size(); row++) {
        int person = Ids.local(rows.get(0, row));
        if (Arrays.binarySearch(persons, person) < 0) {
          exposed.add(
              person, rows.get(1, row), rows.get(2, row), rows.get(3, row), rows.get(4, row));
        }
      }
    }
    return add(exposed, generation, question);
  }

  private Reached add(Rows exposed, int generation, Question question) {
    long[] order = new long[exposed.size()];
    for (int row = 0; row < order.length; row++) {
      order[row] = Ids.of((int) exposed.get(0, row), row);
    }
    Arrays.sort(order);
    Rows all = contacts.copy();
    Rows next = new Rows(3);
    int before = all.size();
    for (int i = 0, end; i < order.length; i = end) {
      int person = Ids.part(order[i]);
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      long overlap = 0;
      long count = 0;
      for (end = i; end < order.length && Ids.part(order[end]) == person; end++) {
        int row = Ids.local(order[end]);
        first = Math.min(first, exposed.get(1, row));
        last = Math.max(last, exposed.get(2, row));
        overlap += exposed.get(3, row);
        count += exposed.get(4, row);
      }
      all.add(person, generation, first, last, overlap, count);
      long from = first + question.latent();
      if (from < question.until()) {
        next.add(person, from, question.until());
      }
    }
    return new Reached(with(all, before), all, next, all.size() - before);
  }

  private int[] with(Rows all, int first) {
    int[] more = Arrays.copyOf(persons, persons.length + all.size() - first);
    for (int row = first; row < all.size(); row++) {
      more[persons.length + row - first] = (int) all.get(0, row);
    }
    Arrays.sort(more);
    return more;
  }
}
