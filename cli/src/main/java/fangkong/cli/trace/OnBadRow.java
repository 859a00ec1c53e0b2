package fangkong.cli.trace;

/** What to do with a row that cannot be read. */
public enum OnBadRow {
  /** Stop at the first one. */
  FAIL,
  /** Write them to a file with their reasons, count them, and go on. */
  REPORT
}
