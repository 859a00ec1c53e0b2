package fangkong.benchmarks.peers;

import java.util.Arrays;
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
 * @param few finds the contacts of generation {@code generation} from few sources; asks for {@code
 *     minOverlap} (at least 1) and {@code linger}
 * @param many the same from many sources; asks for {@code crowd} too, see {@link Tuning}
 * @param next makes those found the next sources; asks for {@code latent} and {@code until}
 * @param answer reads the contacts, sorted
 */
record TraceSql(
    List<NamedSql> checkIns,
    List<NamedSql> prepare,
    List<NamedSql> begin,
    String addCase,
    List<NamedSql> firstSources,
    List<NamedSql> few,
    List<NamedSql> many,
    List<NamedSql> next,
    String answer) {

  static List<NamedSql> statements(String... texts) {
    return Arrays.stream(texts).map(NamedSql::new).toList();
  }
}
