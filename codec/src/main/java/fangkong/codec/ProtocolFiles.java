package fangkong.codec;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A folder of protocols, one YAML file each, the file being named after its id. The schema allows
 * each file, then its values make sense, then files fit together.
 */
public final class ProtocolFiles {
  private static final String ENDING = ".yaml";

  /** A protocol ready for use, and what its layers hand on. */
  private record Laid(LayerYaml.Read read, Protocol protocol) {}

  private final Map<String, LayerYaml> files;
  private final Map<String, Laid> laid = new HashMap<>();

  private ProtocolFiles(Map<String, LayerYaml> files) {
    this.files = files;
  }

  /**
   * All protocols of a folder, sorted by id.
   *
   * @throws MalformedFile at the first mistake, with file, line, key and value
   */
  public static Protocols read(Path folder) throws IOException {
    return of(folder.toString(), texts(folder));
  }

  /**
   * The texts of the protocols of a folder, by the names of their files.
   *
   * @throws MalformedFile at the first one that is not UTF-8
   */
  public static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = String.valueOf(path.getFileName());
        if (name.endsWith(ENDING)) {
          texts.put(name, text(path));
        }
      }
    }
    return texts;
  }

  static String text(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new MalformedFile(
          path.toString(), 0, "", "", "is not UTF-8. Maybe save the file as UTF-8");
    }
  }

  /** The protocols of {@link #texts}, wherever they are; refuses as {@link #read} does. */
  public static Protocols of(String folder, SortedMap<String, String> texts) {
    Map<String, LayerYaml> files = new TreeMap<>();
    texts.forEach((name, text) ->
        files.put(
            name.substring(0, name.length() - ENDING.length()),
            layer(Path.of(folder, name), text)));
    return new ProtocolFiles(files).protocols();
  }

  private static LayerYaml layer(Path path, String text) {
    YamlEntry root = new YamlEntry(path.toString(), "", compose(path, text, "id:"));
    LayerYaml layer = new LayerYaml(root);
    if (!path.endsWith(layer.id() + ENDING)) {
      throw new MalformedFile(
          path.toString(), 1, "key id", layer.id(), "must be the name of the file");
    }
    return layer;
  }

  /** A file as YAML, which is refused where it is none; {@code first} is a key it begins with. */
  static Node compose(Path path, String text, String first) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (node == null) {
        throw new MalformedFile(path.toString(), 0, "", "", "is empty. Maybe start with " + first);
      }
      return node;
    } catch (MarkedYAMLException e) {
      long line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1L;
      throw new MalformedFile(
          path.toString(), line, "", "", "is no YAML: " + String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw new MalformedFile(path.toString(), 0, "", "", "is no YAML: " + e.getMessage());
    }
  }

  private Protocols protocols() {
    List<Protocol> protocols = new ArrayList<>();
    for (String id : files.keySet()) {
      protocols.add(lay(id, new LinkedHashSet<>()).protocol());
    }
    Protocols all = new Protocols(protocols);
    new FolderChecks(files, all).check();
    return all;
  }

  /** Lays a file over its base; {@code above} are those that wait for it. */
  private Laid lay(String id, Set<String> above) {
    Laid done = laid.get(id);
    if (done != null) {
      return done;
    }
    LayerYaml file = files.get(id);
    if (file == null) {
      throw new IllegalStateException("no file of " + id);
    }
    above.add(id);
    YamlEntry base = file.base();
    Laid made;
    if (base == null) {
      LayerYaml.Read read = file.read(null);
      made = new Laid(read, Protocol.of(read.layer()));
    } else {
      Laid below = below(base, above);
      LayerYaml.Read read = file.read(below.read());
      made = new Laid(read, Protocol.over(below.protocol(), read.layer()));
    }
    laid.put(id, made);
    return made;
  }

  private Laid below(YamlEntry base, Set<String> above) {
    String id = base.text();
    if (!files.containsKey(id)) {
      throw base.refused("is not a protocol of this folder. Maybe one of " + files.keySet());
    }
    if (above.contains(id)) {
      throw base.refused("stands on itself by way of " + above);
    }
    return lay(id, above);
  }
}
