package fangkong.server.evidence;

import fangkong.judgement.regions.Region;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The posts at which passages are recorded, as told by whoever keeps them: the door asks for them
 * without knowing who that is.
 */
public interface PostDirectory {

  /** The form of a post's id. */
  Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

  /** Where those of these posts stand that the current scope sees; runs in its transaction. */
  Map<String, Region> listRegions(Set<String> posts);
}
