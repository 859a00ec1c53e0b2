package fangkong.server.accounts;

/** What an account may do; where it may do it is its scope. */
public enum Right {
  ADMINISTER,
  ADOPT_PROTOCOL,
  RECORD,
  RECORD_FINDING,
  IMPORT_LIST,
  READ_PEOPLE,
  READ_REPORTS,
  INVESTIGATE
}
