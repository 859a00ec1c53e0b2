package fangkong.cli.trace;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.TraceIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The three input files of a trace, read into the builders of the engine. */
final class TraceInput {
  private final OnBadRow onBadRow;
  private final BlockPlan plan;
  private final Progress progress;
  private final List<Table> tables = new ArrayList<>();
  private final IdTable persons = new IdTable();
  private final IdTable places = new IdTable();
  private final TraceIndex.Builder index = TraceIndex.builder();
  private final CaseWindows.Builder cases = CaseWindows.builder();

  TraceInput(OnBadRow onBadRow, BlockPlan plan, Progress progress) {
    this.onBadRow = onBadRow;
    this.plan = plan;
    this.progress = progress;
  }

  void readCheckIns(InputFile file) {
    read(file, TraceTable.CHECK_INS.layout(persons, places), this::addCheckIns);
  }

  private void addCheckIns(RowBlock block) {
    for (int row = 0; row < block.rows(); row++) {
      int person = block.firstId(row);
      int place = block.secondId(row);
      if (block.until(row) == Row.BLANK) {
        index.openStay(person, place, block.from(row));
      } else {
        index.stay(person, place, block.from(row), block.until(row));
      }
    }
  }

  void readCases(InputFile file) {
    read(file, TraceTable.CASES.layout(persons), this::addCases);
  }

  private void addCases(RowBlock block) {
    for (int row = 0; row < block.rows(); row++) {
      if (block.until(row) == Row.BLANK) {
        cases.openWindow(block.firstId(row), block.from(row));
      } else {
        cases.window(block.firstId(row), block.from(row), block.until(row));
      }
    }
  }

  void readNamedContacts(InputFile file) {
    read(file, TraceTable.NAMED_CONTACTS.layout(persons, persons), this::addNamedContacts);
  }

  private void addNamedContacts(RowBlock block) {
    for (int row = 0; row < block.rows(); row++) {
      index.namedContact(
          block.firstId(row), block.secondId(row), block.from(row), block.until(row));
    }
  }

  private void read(InputFile file, Layout layout, Consumer<RowBlock> taker) {
    Table table = new Table(file, layout, onBadRow, plan, progress);
    tables.add(table);
    table.read(taker);
  }

  /** One line for each file that was read. */
  List<String> summaries() {
    return tables.stream().map(Table::summary).toList();
  }

  IdTable persons() {
    return persons;
  }

  IdTable places() {
    return places;
  }

  TraceIndex.Builder index() {
    return index;
  }

  CaseWindows cases() {
    return cases.build();
  }
}
