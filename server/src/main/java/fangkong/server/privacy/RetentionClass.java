package fangkong.server.privacy;

/** A kind of what is known of people, by how long it is kept. */
public enum RetentionClass {
  CHECK_IN,
  PASSAGE,
  NEGATIVE_TEST,
  /** Announced, and neither confirmed with a document nor followed by anything else. */
  DECLARATION,
  /** The identity of somebody of whom nothing is known any more. */
  PERSON,
  /** Who acted and whom it was about, in an entry of the log; the entry stays. */
  LOG_ENTRY,
  /** Everything else that is known of people: it is kept until the event is closed. */
  CASE_FILE
}
