package fangkong.server.checkpoints.web;

import fangkong.judgement.regions.Region;
import fangkong.server.checkpoints.PassageFigures;
import fangkong.server.checkpoints.Post;
import fangkong.server.checkpoints.Posts;
import fangkong.server.regions.LayoutReceipt;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The posts, and what passed each of them; without a begin, in the 24 hours before the cut-off. */
@RestController
@RequestMapping("/api/checkpoints")
class PostsController {

  private static final int MOST = 1_000;

  record Standing(String post, String name, Post.Kind kind, Region region, String regionName) {}

  private final Posts posts;
  private final Regions regions;
  private final Clock clock;

  PostsController(Posts posts, Regions regions, Clock clock) {
    this.posts = posts;
    this.regions = regions;
    this.clock = clock;
  }

  @PutMapping(path = "/posts", consumes = "text/csv")
  LayoutReceipt put(@RequestBody String csv) {
    return posts.put(csv);
  }

  @GetMapping("/posts")
  List<Standing> posts(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "1000") int limit) {
    Tree tree = regions.tree();
    return posts.page(after, Math.clamp(limit, 1, MOST)).stream()
        .map(post ->
            new Standing(
                post.post(), post.name(), post.kind(), post.region(), tree.nameOf(post.region())))
        .toList();
  }

  @GetMapping("/{post}/figures")
  PassageFigures figures(
      @PathVariable String post,
      @RequestParam Optional<OffsetDateTime> asOf,
      @RequestParam Optional<OffsetDateTime> since) {
    Instant until = asOf.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
    Instant begin =
        since.map(OffsetDateTime::toInstant).orElseGet(() -> until.minus(Duration.ofDays(1)));
    return posts.count(post, begin, until);
  }
}
