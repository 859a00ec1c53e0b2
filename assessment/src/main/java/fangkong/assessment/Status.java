package fangkong.assessment;

/** How a person stands under the measures. */
public enum Status {
  /** Nothing fired. */
  NONE,
  /** Every course is released. */
  RELEASED,
  /** The segment in force is past its last day. */
  BLOCKED,
  /** A test day of the segment in force has ended unanswered. */
  DUE,
  /** A measure is in force and nothing is overdue. */
  MANAGED
}
