package fangkong.spread;

import fangkong.tracing.column.IntColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells of the places that people of a part were at: one each, or more where it is crowded. */
final class Cells {
  private final int[] first;
  private final Slices[] slices;
  private final IntColumn place = new IntColumn();
  private final IntColumn part = new IntColumn();
  private final long linger;

  /** Takes a stay by its row and a cell where it is to be known. */
  interface Visitor {
    void at(int row, int cell);
  }

  Cells(String[] places, Map<String, Slices> crowded, long linger, int parts) {
    this.linger = linger;
    first = new int[places.length];
    slices = new Slices[places.length];
    for (int i = 0; i < places.length; i++) {
      first[i] = place.size();
      slices[i] = crowded.getOrDefault(places[i], Slices.WHOLE);
      for (int cell = 0; cell < 2 * slices[i].count() - 1; cell++) {
        place.add(i);
        part.add(Parts.ofCell(places[i], cell, parts));
      }
    }
  }

  int size() {
    return place.size();
  }

  int place(int cell) {
    return place.get(cell);
  }

  /** The number of the cell at its place. */
  int number(int cell) {
    return cell - first[place.get(cell)];
  }

  int part(int cell) {
    return part.get(cell);
  }

  /** Where each stay of somebody is to be known. */
  void visit(People people, int person, Visitor visitor) {
    boolean crowded = false;
    for (int row = people.from(person); row < people.from(person + 1); row++) {
      if (people.isStay(row)) {
        int at = people.other(row);
        if (slices[at].count() == 1) {
          visitor.at(row, first[at]);
        } else {
          crowded = true;
        }
      }
    }
    if (crowded) {
      visitCrowded(people, person, visitor);
    }
  }

  private void visitCrowded(People people, int person, Visitor visitor) {
    Map<Integer, List<Integer>> rowsAt = new TreeMap<>();
    for (int row = people.from(person); row < people.from(person + 1); row++) {
      int at = people.other(row);
      if (people.isStay(row) && slices[at].count() > 1) {
        rowsAt.computeIfAbsent(at, _ -> new ArrayList<>()).add(row);
      }
    }
    rowsAt.forEach((at, rows) -> visit(people, at, rows, visitor));
  }

  private void visit(People people, int at, List<Integer> rows, Visitor visitor) {
    for (int from = 0, to; from < rows.size(); from = to) {
      long until = people.until(rows.get(from));
      for (to = from + 1; to < rows.size() && people.since(rows.get(to)) <= until + linger; to++) {
        until = Math.max(until, people.until(rows.get(to)));
      }
      Slices of = slices[at];
      int last = of.cell(until + linger - 1);
      for (int cell = of.cell(people.since(rows.get(from))); cell <= last; cell++) {
        for (int row : rows.subList(from, to)) {
          visitor.at(row, first[at] + cell);
        }
      }
    }
  }
}
