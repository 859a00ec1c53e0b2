package fangkong.cluster.assess;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.cli.assess.AssessQuestion;
import fangkong.cli.assess.Comparison;
import fangkong.codec.EvidenceReader;
import fangkong.codec.TextKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The people of a part, in the order of their rows, and all evidence that their standing asks for.
 */
record People(Set<String> names, EvidenceIndex evidence) {

  /** {@code own} and {@code linked} are rows of {@link AssessJob}'s lines. */
  static People of(Iterator<Row> own, Iterator<Row> linked) {
    List<Evidence> lines = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    while (own.hasNext()) {
      Evidence line = parse(own.next());
      lines.add(line);
      names.add(line.person());
    }
    linked.forEachRemaining(row -> lines.add(parse(row)));
    return new People(names, EvidenceIndex.of(lines));
  }

  private static Evidence parse(Row row) {
    return EvidenceReader.parse(
        "file " + row.getAs("file"), row.<Long>getAs("number"), row.getAs("json"));
  }

  /** Of each the key and the line of their standing. */
  Iterator<Row> assess(AssessQuestion question) {
    Function<String, String> standings = question.standings(evidence);
    return names.stream()
        .map(person -> RowFactory.create(TextKey.of(person), standings.apply(person)))
        .iterator();
  }

  /** What two protocols ask of them, as {@link Comparison#count}. */
  long[] compare(AssessQuestion question) {
    return question.comparison().count(names, evidence);
  }
}
