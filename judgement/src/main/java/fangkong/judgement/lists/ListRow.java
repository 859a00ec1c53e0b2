package fangkong.judgement.lists;

import fangkong.judgement.people.Subject;
import fangkong.judgement.regions.Region;
import java.time.Instant;

/** One row of a list; rows count from 1 after the header. */
public sealed interface ListRow {
  int number();

  record Read(int number, Subject subject, String origin, Instant arrives, Region destination)
      implements ListRow {}

  record Rejected(int number, Defect defect) implements ListRow, PlannedRow {}
}
