package fangkong.server.checkpoints;

import fangkong.judgement.regions.Region;

/** A place at which those who pass are checked; {@code post} is its id. */
public record Post(String post, String name, Kind kind, Region region) {

  /** What a post is for. */
  public enum Kind {
    QUARANTINE,
    DETECTION,
    VILLAGE
  }
}
