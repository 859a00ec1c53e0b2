package fangkong.judgement.lists;

/** Why a file is no list, or a row of one is rejected. A server has a code for each name. */
public enum Flaw {
  LIST_NOT_CSV,
  ENCODING,
  LIST_EMPTY,
  LIST_HEADER,
  LIST_HEADER_TWICE,
  LIST_NO_ROWS,
  LIST_TOO_LONG,
  LIST_BROKEN,
  ROW_BROKEN,
  ROW_MISSING,
  ROW_VALUE,
  ROW_MANGLED_BY_SPREADSHEET,
  ROW_CHECK_CHARACTER,
  ROW_DATE,
  ROW_DATE_FAR,
  ROW_DESTINATION
}
