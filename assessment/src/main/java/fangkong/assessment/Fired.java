package fangkong.assessment;

import fangkong.assessment.protocol.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A category whose clause fired, and what its course is anchored at. Built up line by line. */
final class Fired {
  final Category category;
  long anchorDay = Long.MIN_VALUE;
  long latestKnownDay = Long.MIN_VALUE;

  /** The people whose first tests release waits for. */
  final TreeSet<String> linked = new TreeSet<>(CodePoints.ORDER);

  private final List<String> evidence = new ArrayList<>(2);

  Fired(Category category) {
    this.category = category;
  }

  /** A course that a ruling opens. */
  static Fired byRuling(Category category, String ruling, long anchorDay, long knownDay) {
    Fired fired = new Fired(category);
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

  List<String> evidence() {
    evidence.sort(CodePoints.ORDER);
    return evidence;
  }
}
