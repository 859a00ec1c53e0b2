package fangkong.judgement.people;

/** Whether what is said of somebody known may be added to what is known of them. */
public enum Adding {
  WHAT_IS_SAID,
  /** Whoever is known stays as they are, and is found under their name and phone as before. */
  NOTHING
}
