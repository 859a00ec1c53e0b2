package fangkong.judgement.lists;

import fangkong.judgement.regions.Region;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of a list that go on, as lists of their own: one for each county, with the header and
 * the lines of the list as they are.
 */
public final class CountyLists {
  /** Province, city, county. */
  private static final int STEPS = 3;

  private CountyLists() {}

  /**
   * The texts by the code of the county, or of what is above it where a row goes no deeper.
   *
   * @param file a list, as {@link ListReader#read} takes it
   * @param nodes where the rows go that go on, by number
   */
  public static Map<String, String> split(byte[] file, Map<Integer, Region> nodes) {
    Iterator<String> lines = ListReader.findText(file).orElseThrow().lines().iterator();
    String header = lines.next() + "\n";
    Map<String, StringBuilder> texts = new TreeMap<>();
    int number = 0;
    while (lines.hasNext()) {
      String line = lines.next();
      Optional<Region> node =
          line.isBlank() ? Optional.empty() : Optional.ofNullable(nodes.get(++number));
      node.map(CountyLists::county)
          .ifPresent(county ->
              texts
                  .computeIfAbsent(county, _ -> new StringBuilder(header))
                  .append(line)
                  .append('\n'));
    }
    Map<String, String> lists = new TreeMap<>();
    texts.forEach((county, text) -> lists.put(county, text.toString()));
    return lists;
  }

  private static String county(Region region) {
    return region.path().chars().filter(each -> each == '/').count() > STEPS
        ? county(region.findParent().orElseThrow())
        : region.path().replace("/", "");
  }
}
