package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One input file with a header: finds the needed columns, reads the rows, judges the bad ones. Rows
 * are judged and lines counted block by block in the order of the file, so that what is said of
 * them does not depend on how many threads read.
 */
final class Table {
  private final InputFile file;
  private final Layout layout;
  private final OnBadRow onBadRow;
  private final BlockPlan plan;
  private final Progress progress;
  private long accepted;
  private long rejected;
  private long blankLines;
  private long lineEnds;

  Table(InputFile file, Layout layout, OnBadRow onBadRow, BlockPlan plan, Progress progress) {
    this.file = file;
    this.layout = layout;
    this.onBadRow = onBadRow;
    this.plan = plan;
    this.progress = progress;
  }

  /** Hands the good rows to {@code taker}, in the order of the file. */
  void read(Consumer<RowBlock> taker) {
    try (InputStream in = file.open()) {
      RecordBlocks blocks = new RecordBlocks(in, plan);
      RowBlock first = new RowBlock();
      blocks.next(first);
      CsvReader header = first.takeRecord();
      lineEnds = header.lineEnds();
      int[] places = find(header);
      try (RejectedRows rejects = new RejectedRows(file.rejectedFile(), header)) {
        new RowPipeline(
                plan.threads(),
                block -> block.read(layout, places, onBadRow),
                block -> take(block, rejects, taker))
            .run(first, blocks);
        rejects.commit();
      }
    } catch (RecordBlocks.RecordTooLongException e) {
      throw new Refusal(
          "%s line %d: the record is longer than %d bytes. Maybe a quote is never closed."
              .formatted(file.name(), lineEnds + 1, plan.longestRecord()),
          e);
    } catch (IOException e) {
      throw file.refusal(e);
    }
  }

  private void take(RowBlock block, RejectedRows rejects, Consumer<RowBlock> taker) {
    for (RowBlock.BadRow row : block.badRows()) {
      long line = lineEnds + row.line();
      switch (onBadRow) {
        case FAIL -> throw new Refusal("%s line %d, %s".formatted(file.name(), line, row.reason()));
        case REPORT -> rejects.add(line, row, block.badCells());
      }
    }
    taker.accept(block);
    accepted += block.rows();
    rejected += block.badRows().size();
    blankLines += block.blankLines();
    lineEnds += block.lineEnds();
    progress.rows(file.name(), accepted + rejected);
  }

  private int[] find(CsvReader csv) {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < csv.fields(); i++) {
      header.add(csv.text(i));
    }
    int[] places = new int[layout.columns().size()];
    for (int i = 0; i < places.length; i++) {
      String column = layout.columns().get(i);
      places[i] = header.indexOf(column);
      if (places[i] < 0) {
        throw refusal(column, header, "is missing from");
      }
      if (header.lastIndexOf(column) != places[i]) {
        throw refusal(column, header, "stands twice in");
      }
    }
    return places;
  }

  private Refusal refusal(String column, List<String> header, String flaw) {
    return new Refusal(
        "%s line 1, column %s: it %s the header \"%s\". Maybe the header should be %s."
            .formatted(
                file.name(),
                column,
                flaw,
                String.join(",", header),
                String.join(",", layout.columns())));
  }

  /** What was read, for the report. */
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append("%s: rows %d, accepted %d".formatted(file.name(), accepted + rejected, accepted));
    if (onBadRow == OnBadRow.REPORT) {
      text.append(", rejected %d".formatted(rejected));
    }
    if (rejected > 0) {
      Path path = file.rejectedFile();
      text.append(" (see %s)".formatted(path));
    }
    if (blankLines > 0) {
      text.append(", blank lines ignored %d".formatted(blankLines));
    }
    return text.toString();
  }
}
