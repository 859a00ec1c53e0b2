package fangkong.benchmarks.peers;

import java.util.List;

/**
 * The statements by which a database traces, over a table {@code check_in (person, place,
 * entered_at, left_at)}, to a table {@code contact}.
 *
 * @param checkIns makes the empty table of check-ins
 * @param prepare once for any number of questions; asks for {@code assumedStay}
 * @param begin once for each question: empty tables of the question
 * @param addCase puts in one case: person, from, until
 * @param firstSources makes cases the sources of generation 1
 * @param generation finds the contacts of generation {@code generation} from its sources, then
 *     makes them the next sources; asks for {@code minOverlap} (at least 1), {@code linger}, {@code
 *     latent} and {@code until}
 * @param answer reads the contacts, sorted
 */
record TraceSql(
    List<NamedSql> checkIns,
    List<NamedSql> prepare,
    List<NamedSql> begin,
    String addCase,
    List<NamedSql> firstSources,
    List<NamedSql> generation,
    String answer) {

  static List<NamedSql> statements(String... texts) {
    return java.util.Arrays.stream(texts).map(NamedSql::new).toList();
  }
}
