package fangkong.judgement.regions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the division tree: a path whose steps end with a slash, such as {@code
 * 41/15/26/108/201/G01/C03/}. One region is inside another when its path starts with the other's.
 */
public record Region(@JsonValue String path) implements Comparable<Region>, Serializable {

  private static final Pattern PATH =
      Pattern.compile("\\d{2}/(\\d{2}/(\\d{2}/(\\d{3}/(\\d{3}/)?)?)?)?([A-Z][A-Z0-9]{0,11}/){0,6}");
  private static final Pattern CODE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
  private static final Pattern TOWNSHIP = Pattern.compile("\\d{2}/\\d{2}/\\d{2}/\\d{3}/");
  private static final Pattern HOUSEHOLD = Pattern.compile(".*/H[A-Z0-9]*/");
  private static final Pattern DIVISION = Pattern.compile("[\\d/]*");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Region {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "path " + path + " is not a region. Maybe a step or the last slash is missing.");
    }
  }

  /** The region of a path, or of a statistical code of 2, 4, 6, 9 or 12 digits. */
  public static Optional<Region> find(String text) {
    if (CODE.matcher(text).matches()) {
      return Optional.of(ofCode(text));
    }
    return PATH.matcher(text).matches() ? Optional.of(new Region(text)) : Optional.empty();
  }

  private static Region ofCode(String code) {
    StringBuilder path = new StringBuilder();
    int[] ends = {2, 4, 6, 9, 12};
    int start = 0;
    for (int end : ends) {
      if (end > code.length()) {
        break;
      }
      path.append(code, start, end).append('/');
      start = end;
    }
    return new Region(path.toString());
  }

  public boolean contains(Region other) {
    return other.path.startsWith(path);
  }

  /**
   * The first text after everything inside, in the order of the database: inside is {@code path <=
   * x < beyond}.
   */
  public String beyond() {
    return path.substring(0, path.length() - 1) + (char) ('/' + 1);
  }

  public Optional<Region> findParent() {
    int slash = path.lastIndexOf('/', path.length() - 2);
    return slash < 0 ? Optional.empty() : Optional.of(new Region(path.substring(0, slash + 1)));
  }

  /** The deepest of the known regions on the way to this one, itself included. */
  public Optional<Region> findDeepest(Predicate<Region> known) {
    Optional<Region> at = Optional.of(this);
    while (at.isPresent() && !known.test(at.get())) {
      at = at.get().findParent();
    }
    return at;
  }

  /** The township or street in which it lies; itself where it lies in none. */
  public Region township() {
    Matcher matcher = TOWNSHIP.matcher(path);
    return matcher.lookingAt() ? new Region(matcher.group()) : this;
  }

  public boolean isHousehold() {
    return HOUSEHOLD.matcher(path).matches();
  }

  /** Whether it is a division of the state, from a province to a village, and no grid or cell. */
  public boolean isDivision() {
    return DIVISION.matcher(path).matches();
  }

  /** The last step, without its slash. */
  public String step() {
    return path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
  }

  @Override
  public int compareTo(Region other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
