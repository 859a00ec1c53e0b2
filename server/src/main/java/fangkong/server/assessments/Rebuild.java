package fangkong.server.assessments;

import fangkong.server.evidence.Facts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Throws everything derived away, folds the facts again and compares: there must be no difference.
 * What is derived into memory alone is compared with the facts as it is.
 */
@Service
public class Rebuild {

  private static final int PAGE = 1_000;

  /**
   * How many rows of a derived table were kept before and after, and how many differ either way.
   */
  public record Compared(
      String table, long rowsBefore, long rowsAfter, long missing, long unexpected) {
    public boolean equal() {
      return missing == 0 && unexpected == 0;
    }
  }

  private final List<DerivedTable> tables;
  private final List<DerivedElsewhere> elsewhere;
  private final JdbcDerivedTables jdbc;
  private final Facts facts;
  private final Assessments assessments;
  private final Clock clock;

  Rebuild(
      List<DerivedTable> tables,
      List<DerivedElsewhere> elsewhere,
      JdbcDerivedTables jdbc,
      Facts facts,
      Assessments assessments,
      Clock clock) {
    this.tables = tables;
    this.elsewhere = elsewhere;
    this.jdbc = jdbc;
    this.facts = facts;
    this.assessments = assessments;
    this.clock = clock;
  }

  /**
   * In the caller's transaction, under a scope that sees everything. What was pending is derived
   * first.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Compared> run() {
    assessments.beAlone();
    jdbc.keepMarksOut();
    Instant now = clock.instant();
    assessments.markChanging(now);
    while (assessments.deriveNext(PAGE, now) > 0) {
      // until nothing is pending
    }
    for (DerivedTable table : tables) {
      jdbc.setAside(table);
    }
    List<UUID> page = facts.listPeopleAfter(new UUID(0, 0), PAGE);
    while (!page.isEmpty()) {
      assessments.store(page, now);
      page = facts.listPeopleAfter(page.getLast(), PAGE);
    }
    List<Compared> compared = new ArrayList<>();
    tables.forEach(table -> compared.add(jdbc.compare(table)));
    elsewhere.forEach(each -> compared.add(each.compare()));
    return compared;
  }
}
