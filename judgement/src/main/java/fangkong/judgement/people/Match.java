package fangkong.judgement.people;

/** How somebody was found. */
public enum Match {
  ID_NUMBER,
  PHONE_AND_NAME,
  NEW
}
