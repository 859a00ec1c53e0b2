package fangkong.cli.trace;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.TraceIndex;
import java.util.ArrayList;
import java.util.List;

/** The three input files of a trace, read into the builders of the engine. */
final class TraceInput {
  private static final List<String> CHECK_IN = List.of("person", "place", "entered_at", "left_at");
  private static final List<String> CASE = List.of("person", "infectious_from", "infectious_until");
  private static final List<String> NAMED_CONTACT = List.of("person", "contact", "from", "until");

  private final OnBadRow onBadRow;
  private final Progress progress;
  private final List<Table> tables = new ArrayList<>();
  private final IdTable persons = new IdTable();
  private final IdTable places = new IdTable();
  private final TraceIndex.Builder index = TraceIndex.builder();
  private final CaseWindows.Builder cases = CaseWindows.builder();

  TraceInput(OnBadRow onBadRow, Progress progress) {
    this.onBadRow = onBadRow;
    this.progress = progress;
  }

  void readCheckIns(InputFile file) {
    table(file, CHECK_IN)
        .read(row -> {
          int person = row.id(0, persons);
          int place = row.id(1, places);
          long entered = row.time(2);
          long left = row.timeOrBlank(3);
          if (!row.isGood()) {
            return;
          }
          if (left == Row.BLANK) {
            index.openStay(person, place, entered);
          } else {
            index.stay(person, place, entered, left);
          }
        });
  }

  void readCases(InputFile file) {
    table(file, CASE)
        .read(row -> {
          int person = row.id(0, persons);
          long from = row.time(1);
          long until = row.timeOrBlank(2);
          if (!row.isGood()) {
            return;
          }
          if (until == Row.BLANK) {
            cases.openWindow(person, from);
          } else {
            cases.window(person, from, until);
          }
        });
  }

  void readNamedContacts(InputFile file) {
    table(file, NAMED_CONTACT)
        .read(row -> {
          int person = row.id(0, persons);
          int contact = row.id(1, persons);
          long from = row.time(2);
          long until = row.time(3);
          if (row.isGood()) {
            index.namedContact(person, contact, from, until);
          }
        });
  }

  private Table table(InputFile file, List<String> columns) {
    Table table = new Table(file, columns, onBadRow, progress);
    tables.add(table);
    return table;
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
