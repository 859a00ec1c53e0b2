package fangkong.server.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rights each role has: one line a role, {@code ROLE = RIGHT RIGHT}, and {@code #} before
 * what is only said. Read strictly: whoever may do what is nothing to guess at.
 */
public final class RoleRights {

  private static final String SHIPPED = "/roles.properties";
  private static final Pattern LINE = Pattern.compile("\\s*([A-Z_]+)\\s*=([A-Z_\\s]*)");

  private final Map<Role, Set<Right>> rights;

  private RoleRights(Map<Role, Set<Right>> rights) {
    this.rights = rights;
  }

  /** Those that every installation begins with. */
  public static RoleRights shipped() {
    try (InputStream in =
        Objects.requireNonNull(RoleRights.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<Role, Set<Right>> all = read(SHIPPED, text.lines().toList());
      if (all.size() < Role.values().length) {
        throw new IllegalStateException(SHIPPED + " does not name every role");
      }
      return new RoleRights(all);
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED, e);
    }
  }

  /** The same, but for the roles that this file names. */
  RoleRights changedBy(Path file) {
    try {
      return changedBy(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "fangkong.roles=" + file + " cannot be read. Maybe the path is wrong", e);
    }
  }

  RoleRights changedBy(String name, List<String> lines) {
    Map<Role, Set<Right>> changed = new EnumMap<>(rights);
    changed.putAll(read(name, lines));
    return new RoleRights(changed);
  }

  public Set<Right> of(Role role) {
    return Objects.requireNonNull(rights.get(role), role::name);
  }

  private static Map<Role, Set<Right>> read(String name, List<String> lines) {
    Map<Role, Set<Right>> read = new EnumMap<>(Role.class);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      String where = name + ", line " + (i + 1) + ": ";
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw refused(where, "\"" + line.strip() + "\" is not ROLE = RIGHT RIGHT");
      }
      Role role = one(Role.class, parts.group(1), where, "role");
      Set<Right> given = rights(parts.group(2), where);
      check(role, given, where);
      if (read.put(role, given) != null) {
        throw refused(where, role + " stands there twice");
      }
    }
    return read;
  }

  private static Set<Right> rights(String names, String where) {
    Set<Right> given = EnumSet.noneOf(Right.class);
    for (String each : names.strip().split("\\s+", -1)) {
      if (!each.isEmpty() && !given.add(one(Right.class, each, where, "right"))) {
        throw refused(where, each + " stands there twice");
      }
    }
    return Collections.unmodifiableSet(given);
  }

  private static <E extends Enum<E>> E one(Class<E> type, String name, String where, String what) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw refused(
          where,
          name
              + " is no "
              + what
              + ". Maybe one of "
              + List.of(Objects.requireNonNull(type.getEnumConstants())));
    }
  }

  private static void check(Role role, Set<Right> given, String where) {
    if (given.contains(Right.ADMINISTER) != (role == Role.ADMINISTRATOR)) {
      throw refused(where, "ADMINISTRATOR has ADMINISTER, and nobody else does");
    }
    if (role == Role.RESIDENT && !Set.of(Right.DECLARE).containsAll(given)) {
      throw refused(where, "RESIDENT may have DECLARE at most: nobody knows who that is");
    }
  }

  private static IllegalArgumentException refused(String where, String why) {
    return new IllegalArgumentException(where + why);
  }
}
