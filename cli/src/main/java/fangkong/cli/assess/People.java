package fangkong.cli.assess;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** People in the order of their evidence, with all that their standing asks for. */
public record People(Set<String> names, EvidenceIndex evidence) {

  /** Those whose {@code own} evidence this is, with that of whom they are {@code linked} to. */
  public static People of(Iterator<Evidence> own, Iterator<Evidence> linked) {
    List<Evidence> lines = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    own.forEachRemaining(line -> {
      lines.add(line);
      names.add(line.person());
    });
    linked.forEachRemaining(lines::add);
    return new People(names, EvidenceIndex.of(lines));
  }
}
