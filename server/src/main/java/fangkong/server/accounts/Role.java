package fangkong.server.accounts;

import java.util.Set;

/** A set of rights under the name of an office. */
public enum Role {
  ADMINISTRATOR(Set.of(Right.ADMINISTER, Right.READ_REPORTS)),
  COMMAND(
      Set.of(
          Right.ADOPT_PROTOCOL,
          Right.RECORD,
          Right.DECLARE,
          Right.RECORD_FINDING,
          Right.RULE,
          Right.IMPORT_LIST,
          Right.READ_PEOPLE,
          Right.REVEAL,
          Right.READ_REPORTS,
          Right.SUPERVISE)),
  EPIDEMIOLOGIST(
      Set.of(
          Right.RECORD,
          Right.DECLARE,
          Right.RECORD_FINDING,
          Right.RULE,
          Right.READ_PEOPLE,
          Right.REVEAL,
          Right.READ_REPORTS,
          Right.INVESTIGATE)),
  GRID_LEAD(
      Set.of(
          Right.RECORD,
          Right.DECLARE,
          Right.IMPORT_LIST,
          Right.READ_PEOPLE,
          Right.REVEAL,
          Right.READ_REPORTS)),
  GRID_WORKER(Set.of(Right.RECORD, Right.DECLARE, Right.READ_PEOPLE, Right.REVEAL)),
  CHECKPOINT(Set.of(Right.RECORD, Right.DECLARE, Right.CHECK_PASSAGE)),
  /** Judges by all ledgers, on a cluster, and sends lists to whom they concern. */
  ANALYST(Set.of(Right.READ_LEDGERS, Right.READ_REPORTS, Right.IMPORT_LIST)),
  AUDITOR(Set.of(Right.READ_REPORTS, Right.READ_AUDIT)),
  /** Whoever speaks for themselves, without an account. */
  RESIDENT(Set.of(Right.DECLARE));

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  public Set<Right> rights() {
    return rights;
  }
}
