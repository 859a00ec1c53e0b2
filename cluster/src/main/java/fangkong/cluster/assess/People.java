package fangkong.cluster.assess;

import fangkong.assessment.Assess;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.cli.assess.Comparison;
import fangkong.codec.AssessmentJson;
import fangkong.codec.EvidenceReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The people of a part, in the order of their rows, and all evidence that their standing asks for.
 */
record People(Set<String> names, EvidenceIndex evidence) {

  /** {@code own} and {@code linked} are rows of {@link EvidenceRows#SCHEMA}. */
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
  Iterator<Row> assess(Question question) {
    Assess assess = new Assess(question.protocols().getFirst(), question.zone);
    return names.stream()
        .map(person ->
            RowFactory.create(
                TextKey.of(person),
                AssessmentJson.write(assess.assess(person, evidence, question.asOf))))
        .iterator();
  }

  /** What two protocols ask of them, as {@link Comparison#count}. */
  long[] compare(Question question) {
    return comparison(question).count(names, evidence);
  }

  static Comparison comparison(Question question) {
    return new Comparison(
        question.protocols().get(0), question.protocols().get(1), question.asOf, question.zone);
  }
}
