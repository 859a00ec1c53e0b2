package fangkong.cli.assess;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import fangkong.assessment.protocol.Staffing;
import fangkong.cli.Refusal;
import fangkong.codec.MalformedFile;
import fangkong.codec.ProtocolFiles;
import fangkong.codec.StaffingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder of protocols and norms: the one that is named, else {@code protocols/} beside the
 * launcher.
 *
 * @param texts the texts of its protocols, by the names of their files
 */
public record ProtocolFolder(
    Path path, SortedMap<String, String> texts, Protocols protocols, Staffing norms) {

  static ProtocolFolder open(@Nullable Path named) {
    Path path = named != null ? named : home().resolve("protocols");
    try {
      SortedMap<String, String> texts = ProtocolFiles.texts(path);
      return new ProtocolFolder(
          path, texts, ProtocolFiles.of(path.toString(), texts), StaffingFile.read(path));
    } catch (MalformedFile e) {
      throw new Refusal(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal(path + ": it cannot be read. Maybe name the folder with --protocols", e);
    }
  }

  /** The launcher says where it stands; tests say where the repository is. */
  private static Path home() {
    String home = System.getProperty("fangkong.home", System.getProperty("fangkong.root", "."));
    return Path.of(home);
  }

  public Map<String, Protocol> byId() {
    return byId(protocols);
  }

  static Map<String, Protocol> byId(Protocols protocols) {
    return protocols.listProtocols().stream()
        .collect(Collectors.toUnmodifiableMap(Protocol::id, Function.identity()));
  }

  Protocol protocol(String option, String id) {
    return protocols
        .findProtocol(id)
        .orElseThrow(() ->
            new Refusal(
                "option %s, value %s: is not a protocol of %s. Maybe one of %s"
                    .formatted(
                        option,
                        id,
                        path,
                        protocols.listProtocols().stream().map(Protocol::id).toList())));
  }
}
