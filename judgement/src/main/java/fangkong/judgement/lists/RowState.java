package fangkong.judgement.lists;

/** What became of a row of a pushed list. */
public enum RowState {
  ACCEPTED,
  UPDATED,
  DUPLICATE,
  REJECTED
}
