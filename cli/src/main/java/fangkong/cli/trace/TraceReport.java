package fangkong.cli.trace;

import fangkong.tracing.CaseWindows;
import fangkong.tracing.Contacts;
import fangkong.tracing.TraceIndex;

/** The counts and timings of a trace, for standard error. */
record TraceReport(TraceInput input, TraceIndex index, CaseWindows cases, Contacts contacts) {

  void sayTo(Progress progress) {
    input.summaries().forEach(progress::say);
    progress.say(
        "check-ins: %d, empty stays: %d, stays after uniting: %d, places: %d"
            .formatted(
                index.checkIns(), index.emptyStays(), index.unitedStays(), input.places().size()));
    progress.say(
        "cases: %d, their windows: %d, empty windows: %d, empty named contacts: %d"
            .formatted(
                cases.size(),
                cases.windows(),
                contacts.emptyWindows(),
                index.emptyNamedContacts()));
    progress.say("contacts: %d%s".formatted(contacts.size(), byGeneration()));
    progress.say(progress.timings());
  }

  private String byGeneration() {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int row = 1; row <= contacts.size(); row++) {
      int generation = contacts.generation(row - 1);
      if (row == contacts.size() || contacts.generation(row) != generation) {
        text.append(", in generation %d: %d".formatted(generation, row - start));
        start = row;
      }
    }
    return text.toString();
  }
}
