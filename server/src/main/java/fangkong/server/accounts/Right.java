package fangkong.server.accounts;

/** What an account may do; where it may do it is its scope. */
public enum Right {
  ADMINISTER,
  ADOPT_PROTOCOL,
  RECORD,
  RECORD_FINDING,
  /** Propose a ruling, confirm or decline one that somebody else proposed, answer an appeal. */
  RULE,
  /** Announce an arrival or a departure. */
  DECLARE,
  /** Stand at a checkpoint: look up who passes, and record passages. */
  CHECK_PASSAGE,
  IMPORT_LIST,
  READ_PEOPLE,
  /** See protected fields of somebody unmasked, for a purpose. */
  REVEAL,
  READ_REPORTS,
  INVESTIGATE,
  /** Take the ledgers along to judge by them elsewhere. */
  READ_LEDGERS,
  /** Read who did and saw what. */
  READ_AUDIT,
  /** Answer for what the accounts of a region take out and look at. */
  SUPERVISE
}
