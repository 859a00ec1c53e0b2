package fangkong.cluster.assess;

import fangkong.assessment.protocol.Protocol;
import fangkong.cli.assess.AssessOptions;
import fangkong.cli.assess.ProtocolFolder;
import fangkong.cluster.Shipped;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What is asked of everybody. */
final class Question implements Serializable {
  private static final long serialVersionUID = 1;

  final Instant asOf;
  final ZoneId zone;

  /** What names of files are relative to. */
  final String workingFolder = Path.of("").toAbsolutePath().toString();

  private final Shipped shipped;
  private final String[] ids;

  /** Refuses options that name no protocol. */
  Question(AssessOptions options) {
    ProtocolFolder folder = options.folder();
    asOf = options.asOf();
    zone = options.zone();
    shipped = new Shipped(folder);
    ids = options.protocols(folder).stream().map(Protocol::id).toArray(String[]::new);
  }

  /** The one protocol that is asked for, or the two that are compared. */
  List<Protocol> protocols() {
    return List.of(ids).stream().map(shipped::get).toList();
  }
}
