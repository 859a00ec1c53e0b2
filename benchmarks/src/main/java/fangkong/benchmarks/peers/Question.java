package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CaseDraw.Case;
import fangkong.tracing.CaseWindows;
import fangkong.tracing.TraceParameters;
import java.util.List;

/** A trace as it is put to everybody: these cases, these parameters. */
public record Question(List<Case> cases, TraceParameters parameters) {
  public Question {
    cases = List.copyOf(cases);
  }

  CaseWindows windows() {
    CaseWindows.Builder windows = CaseWindows.builder();
    cases.forEach(each -> windows.window(each.person(), each.from(), each.until()));
    return windows.build();
  }
}
