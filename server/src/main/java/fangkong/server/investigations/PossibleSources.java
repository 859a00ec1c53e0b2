package fangkong.server.investigations;

import java.util.List;

/**
 * A page of those who may have infected somebody, and how many there are in all.
 *
 * @param cases how many of all are cases in sight of whoever asks
 * @param exposures how many exposures all of them stand for
 * @param cut whether there may be more exposures, which were not looked at
 * @param checkIns how many check-ins there were to look at
 * @param micros how long it took to find them, arranging the check-ins included
 */
public record PossibleSources(
    List<PossibleSource> page,
    int total,
    int cases,
    long exposures,
    boolean cut,
    long checkIns,
    long micros) {
  public PossibleSources {
    page = List.copyOf(page);
  }
}
