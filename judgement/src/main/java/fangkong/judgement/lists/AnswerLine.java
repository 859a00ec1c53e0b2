package fangkong.judgement.lists;

import fangkong.judgement.people.Match;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of one of several lists.
 *
 * @param list which of the lists, in their order
 * @param taken the node that it goes on to, where it does
 * @param csv its number, node, state, match, and what was wrong: flaw, column, value
 */
public record AnswerLine(int list, int row, @Nullable String taken, String csv) {
  /** The columns of a line that begins with the name of its list. */
  public static final String HEADER = "list,row,region,state,match,problem,field,value";

  private static final Pattern PLAIN = Pattern.compile("[^,\"\\r\\n]*");

  /** The line that says it. */
  public static String line(String list, String csv) {
    String name = PLAIN.matcher(list).matches() ? list : '"' + list.replace("\"", "\"\"") + '"';
    return name + "," + csv;
  }

  static AnswerLine of(PushedRow row, RowState state, Match match) {
    boolean taken = state == RowState.ACCEPTED || state == RowState.UPDATED;
    return new AnswerLine(
        row.list(),
        row.number(),
        taken ? row.node().path() : null,
        csv(row.number(), row.node().path(), state.name(), match.name(), "", "", ""));
  }

  /** A row that was rejected, or a file that is no list as its row 0. */
  static AnswerLine of(int list, int row, Defect defect) {
    String column = defect.column() == null ? "" : defect.column();
    String value = defect.value() == null ? "" : defect.value();
    return new AnswerLine(
        list,
        row,
        null,
        csv(row, "", RowState.REJECTED.name(), "", defect.flaw().name(), column, value));
  }

  /**
   * No cell has a comma, a quote or the end of a line: of values only shapes that fit are shown.
   */
  private static String csv(int row, String... cells) {
    return row + "," + String.join(",", cells);
  }
}
