package fangkong.server.audit;

/** What kind of act an entry is about. */
public enum Kind {
  /** Something was stored. */
  WRITE,
  /** Rows about people were shown, their protected fields masked. */
  OPEN,
  /** A protected field was shown. */
  REVEAL,
  /** Rows about people were given out as a file or as lines, for a purpose. */
  EXPORT,
  /** A scope was widened for a while, for a purpose. */
  EMERGENCY
}
