package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import java.util.ArrayList;
import java.util.List;

/** A category whose clause fired, and what its course is anchored at. Built up line by line. */
final class Fired {
  final Category category;

  /** Its place in the order of severity. */
  final int index;

  long anchorDay = Long.MIN_VALUE;
  long latestKnownDay = Long.MIN_VALUE;

  private List<String> linked = List.of();

  private final List<String> evidence = new ArrayList<>(2);

  Fired(Category category, int index) {
    this.category = category;
    this.index = index;
  }

  /** A course that a ruling opens. */
  static Fired byRuling(
      Category category, int index, String ruling, long anchorDay, long knownDay) {
    Fired fired = new Fired(category, index);
    fired.add(ruling, anchorDay, knownDay);
    return fired;
  }

  void add(String id, long anchorDay, long knownDay) {
    evidence.add(id);
    this.anchorDay = Math.max(this.anchorDay, anchorDay);
    this.latestKnownDay = Math.max(this.latestKnownDay, knownDay);
  }

  /** Names another person's line that decided with one added before. */
  void addSupport(String id, long knownDay) {
    if (!evidence.contains(id)) {
      evidence.add(id);
    }
    this.latestKnownDay = Math.max(this.latestKnownDay, knownDay);
  }

  void addLinked(String person) {
    if (!linked.contains(person)) {
      linked = linked.isEmpty() ? new ArrayList<>(2) : linked;
      linked.add(person);
      linked.sort(CodePoints.ORDER);
    }
  }

  /** The people whose first tests release waits for, sorted. */
  List<String> linked() {
    return linked;
  }

  List<String> evidence() {
    if (evidence.size() > 1) {
      evidence.sort(CodePoints.ORDER);
    }
    return evidence;
  }
}
