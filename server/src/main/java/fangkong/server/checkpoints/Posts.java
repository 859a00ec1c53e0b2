package fangkong.server.checkpoints;

import static fangkong.server.regions.LayoutRows.bad;
import static fangkong.server.regions.LayoutRows.region;
import static fangkong.server.regions.LayoutRows.text;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fangkong.judgement.regions.Region;
import fangkong.server.evidence.PostDirectory;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.LayoutReceipt;
import fangkong.server.regions.LayoutRows;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The posts: laid out from a file, seen by whoever sees where they stand. */
@Service
public class Posts implements PostDirectory {

  private static final int MOST = 1_000_000;

  private final JdbcPosts jdbc;
  private final Regions regions;

  Posts(JdbcPosts jdbc, Regions regions) {
    this.jdbc = jdbc;
    this.regions = regions;
  }

  /** Columns {@code post,name,kind,region}; whole or, with the first bad rows, not at all. */
  @Transactional
  public LayoutReceipt put(String csv) {
    Map<String, Post> known = new HashMap<>();
    jdbc.page("", MOST).forEach(post -> known.put(post.post(), post));
    Tree tree = regions.tree();
    return LayoutRows.put(csv, known, row -> post(row, tree), Post::post, jdbc::upsert);
  }

  private static Post post(NamedCsvRecord row, Tree tree) {
    String id = text(row, "post");
    if (!PostDirectory.ID.matcher(id).matches()) {
      throw bad("post", id);
    }
    Region region = region(row, "region");
    if (tree.findNode(region).isEmpty() || region.isHousehold()) {
      throw bad("region", region.path());
    }
    return new Post(id, text(row, "name"), kind(row), region);
  }

  private static Post.Kind kind(NamedCsvRecord row) {
    String word = text(row, "kind");
    try {
      return Post.Kind.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw bad("kind", word);
    }
  }

  /** In order of id, a page at a time. */
  @Transactional(readOnly = true)
  public List<Post> page(String after, int limit) {
    return jdbc.page(after, limit);
  }

  /** Refuses a post that is not there, or stands where the current scope does not reach. */
  @Transactional(readOnly = true)
  public Post get(String post) {
    return jdbc.find(post)
        .orElseThrow(() -> Refused.because(ProblemCode.UNKNOWN_POST, "post", post));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Map<String, Region> listRegions(Set<String> posts) {
    return jdbc.list(posts).stream().collect(Collectors.toMap(Post::post, Post::region));
  }

  /** What passed a post that {@link #get} lets through. */
  @Transactional(readOnly = true)
  public PassageFigures count(String post, Instant since, Instant asOf) {
    return jdbc.count(get(post).post(), since, asOf);
  }
}
