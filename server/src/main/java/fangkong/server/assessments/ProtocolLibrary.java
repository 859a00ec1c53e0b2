package fangkong.server.assessments;

import fangkong.assessment.protocol.Finding;
import fangkong.assessment.protocol.Lint;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Staffing;
import fangkong.codec.ProtocolFiles;
import fangkong.codec.StaffingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The shipped protocols and norms of staff, read once. */
@Component
public class ProtocolLibrary {

  private final Map<String, Protocol> protocols;
  private final Staffing staffing;

  ProtocolLibrary(@Value("${fangkong.home:.}") Path home) {
    Path folder = home.resolve("protocols");
    try {
      this.protocols =
          ProtocolFiles.read(folder).listProtocols().stream()
              .collect(Collectors.toMap(Protocol::id, Function.identity()));
      this.staffing = StaffingFile.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "protocols cannot be read from "
              + folder
              + ". Maybe fangkong.home is not the folder of the launcher.",
          e);
    }
  }

  /** The norms of staff; none where the folder has none. */
  public Staffing staffing() {
    return staffing;
  }

  Map<String, Protocol> all() {
    return protocols;
  }

  public Optional<Protocol> find(String id) {
    return Optional.ofNullable(protocols.get(id));
  }

  public List<Protocol> listProtocols() {
    return protocols.values().stream().sorted(Comparator.comparing(Protocol::id)).toList();
  }

  /** Where a protocol is stricter than the one it stands on; nothing where it stands on none. */
  public List<Finding> lint(Protocol protocol) {
    String base = protocol.base();
    return base == null
        ? List.of()
        : Lint.lint(Objects.requireNonNull(protocols.get(base)), protocol);
  }
}
