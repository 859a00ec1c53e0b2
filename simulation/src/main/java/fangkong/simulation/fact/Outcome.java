package fangkong.simulation.fact;

/** What came of a lead. */
public enum Outcome {
  FOUND,
  MOVED,
  WRONG,
  NOT_HERE,
  DUPLICATE,
  UNREACHABLE
}
