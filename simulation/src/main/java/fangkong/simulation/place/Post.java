package fangkong.simulation.place;

import java.util.ArrayList;
import java.util.List;

/** A place at which those who pass are checked. Names and places are fixture input. */
public record Post(String post, String name, Kind kind, String region) {

  /** What a post is for. */
  public enum Kind {
    QUARANTINE,
    DETECTION,
    VILLAGE
  }

  /** One on each of these roads into a place. */
  public static List<Post> onRoads(Place place, Kind kind, List<String> roads) {
    List<Post> posts = new ArrayList<>();
    for (String road : roads) {
      posts.add(post(place, posts.size() + 1, road + "卡口", kind, place.path()));
    }
    return posts;
  }

  /** One at the entrance of each village. */
  public static List<Post> atVillages(Place place) {
    List<Post> posts = new ArrayList<>();
    for (Division village : place.villages()) {
      String name = village.name().replace("民委员会", "") + "村口卡口";
      posts.add(post(place, posts.size() + 1, name, Kind.VILLAGE, village.path()));
    }
    return posts;
  }

  /** Ids are unique over all places: they begin with the code of the township. */
  private static Post post(Place place, int number, String name, Kind kind, String region) {
    return new Post("k%s-%02d".formatted(place.division().code(), number), name, kind, region);
  }
}
