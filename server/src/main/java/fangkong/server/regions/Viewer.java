package fangkong.server.regions;

import fangkong.judgement.regions.Region;

/** Whoever asks, as far as the tree has to know them. */
public interface Viewer {

  /** Whether a region lies inside what they may see. */
  boolean sees(Region region);
}
