package fangkong.cli.trace;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of the files of a trace, for whoever arranges them elsewhere. */
public final class TraceRows {
  /** Given as the end of a row where it was left out. */
  public static final long BLANK = Row.BLANK;

  private static final String NOBODY = "";

  private final Path folder;
  private final OnBadRow onBadRow;

  /** {@code folder} is what names of files are relative to. */
  public TraceRows(Path folder, OnBadRow onBadRow) {
    this.folder = folder;
    this.onBadRow = onBadRow;
  }

  /** Takes a row: its ids, then its interval in epoch seconds, its end perhaps {@link #BLANK}. */
  @FunctionalInterface
  public interface Sink {
    void row(String first, String second, long from, long until);
  }

  /** Reads a table; rows of cases have nobody as second id. */
  public void read(TraceTable table, String file, Sink sink) {
    IdTable ids = new IdTable();
    Layout layout =
        switch (table) {
          case CASES -> table.layout(ids);
          case CHECK_INS -> table.layout(ids, new IdTable());
          case NAMED_CONTACTS -> table.layout(ids, ids);
        };
    Names first = new Names(layout.ids().getFirst());
    Names second = new Names(layout.ids().getLast());
    boolean isPair = layout.ids().size() > 1;
    Progress quiet = new Progress(new PrintWriter(Writer.nullWriter()));
    new Table(InputFile.of(file, folder), layout, onBadRow, BlockPlan.ofOneThread(), quiet)
        .read(block -> {
          for (int row = 0; row < block.rows(); row++) {
            sink.row(
                first.of(block.firstId(row)),
                isPair ? second.of(block.secondId(row)) : NOBODY,
                block.from(row),
                block.until(row));
          }
        });
  }

  /** The ids of a table as text, made once each. */
  private static final class Names {
    private final IdTable table;
    private @Nullable String[] names = new @Nullable String[1 << 8];

    Names(IdTable table) {
      this.table = table;
    }

    String of(int id) {
      if (id >= names.length) {
        names = Arrays.copyOf(names, Math.max(id + 1, names.length * 2));
      }
      String name = names[id];
      if (name == null) {
        name = table.text(id);
        names[id] = name;
      }
      return name;
    }
  }
}
