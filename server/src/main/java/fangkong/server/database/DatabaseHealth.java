package fangkong.server.database;

/** Tells within two seconds, and mostly at once, whether the database answers. */
public interface DatabaseHealth {
  /** True when the database answered a round trip within the last second. Safe for every thread. */
  boolean answers();
}
