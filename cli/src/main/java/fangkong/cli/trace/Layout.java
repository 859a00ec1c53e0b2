package fangkong.cli.trace;

import java.util.List;

/**
 * What a row of an input file says: one or two ids, then the start and the end of an interval.
 *
 * @param columns the names of the needed columns, ids first
 * @param ids the tables of the ids, one for each column of ids
 * @param untilMayBeBlank whether the end may be left out
 */
record Layout(List<String> columns, List<IdTable> ids, boolean untilMayBeBlank) {
  Layout {
    columns = List.copyOf(columns);
    ids = List.copyOf(ids);
    if (ids.isEmpty() || ids.size() > 2 || columns.size() != ids.size() + 2) {
      throw new IllegalArgumentException(
          "columns are %s, tables of ids %d".formatted(columns, ids.size()));
    }
  }
}
