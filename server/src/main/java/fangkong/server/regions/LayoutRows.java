package fangkong.server.regions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the rows of a layout file. A file is taken whole or, with the first rows that are wrong,
 * not at all; the same file again changes nothing.
 */
public final class LayoutRows {

  private static final int MOST_PROBLEMS = 100;

  private LayoutRows() {}

  /**
   * Takes a file whole.
   *
   * @param known what is there already, by key; the file's own rows are added to it
   * @param read reads one row, or says with {@link #bad} what does not fit
   * @param store stores what is new and what is changed
   */
  public static <K, V> LayoutReceipt put(
      String csv,
      Map<K, V> known,
      Function<NamedCsvRecord, V> read,
      Function<V, K> key,
      Consumer<List<V>> store) {
    Map<K, V> changed = new LinkedHashMap<>();
    Set<K> fresh = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    int rows = 0;
    int duplicates = 0;
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
      for (NamedCsvRecord row : reader) {
        rows++;
        try {
          V value = read.apply(row);
          V before = known.put(key.apply(value), value);
          if (value.equals(before)) {
            duplicates++;
          } else {
            changed.put(key.apply(value), value);
            if (before == null) {
              fresh.add(key.apply(value));
            }
          }
        } catch (BadRow bad) {
          problems.add(new Problem(ProblemCode.LAYOUT_ROW, rows, bad.field, bad.value));
          if (problems.size() == MOST_PROBLEMS) {
            break;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      problems.add(new Problem(ProblemCode.LAYOUT_ROW, rows + 1, "", e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    if (!changed.isEmpty()) {
      store.accept(List.copyOf(changed.values()));
    }
    int accepted = fresh.size();
    return new LayoutReceipt(rows, accepted, rows - accepted - duplicates, duplicates);
  }

  /** What stands in this column; nothing there does not fit, nor what PostgreSQL cannot keep. */
  public static String text(NamedCsvRecord row, String column) {
    String value = row.findField(column).orElse("");
    if (value.isBlank() || value.indexOf('\u0000') >= 0) {
      throw bad(column, "");
    }
    return value.strip();
  }

  public static Region region(NamedCsvRecord row, String column) {
    String value = text(row, column);
    return Region.find(value).orElseThrow(() -> bad(column, value));
  }

  /** What a row is refused with. */
  public static RuntimeException bad(String column, String value) {
    return new BadRow(column, value);
  }

  private static final class BadRow extends RuntimeException {
    private final String field;
    private final String value;

    BadRow(String field, String value) {
      super(field, null, false, false);
      this.field = field;
      this.value = value;
    }
  }
}
