package fangkong.server.investigations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was exposed to whom in a trace, as far as one picture holds it: lower generations first.
 *
 * @param people how many cases and contacts there are, those beyond {@code nodes} included
 * @param pairs how many pairs of source and contact there are, those beyond {@code edges} included
 * @param exposuresKept where they are not, {@code edges} are those of main sources alone
 */
public record Chain(
    List<Node> nodes, List<Edge> edges, long people, long pairs, boolean exposuresKept) {

  static final int MOST_NODES = 2_000;
  static final int MOST_EDGES = 6_000;

  public Chain {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A case, of generation 0, or a contact. A contact comes after every contact of the generation
   * before, so that with it all its sources are there.
   *
   * @param sources how many exposed this person
   * @param mainSource null for a case
   */
  public record Node(
      UUID person,
      int generation,
      int sources,
      long exposures,
      long overlapSeconds,
      @Nullable UUID mainSource) {}

  /**
   * All exposures of a contact to one source.
   *
   * @param exposures null, as {@code overlapSeconds}, where exposures are not kept and the contact
   *     has other sources too
   * @param main whether the source is the main source of the contact
   */
  public record Edge(
      UUID source,
      UUID contact,
      @Nullable Long exposures,
      @Nullable Long overlapSeconds,
      boolean main) {}
}
