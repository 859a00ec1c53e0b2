package fangkong.cluster.assess;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import fangkong.cli.assess.AssessOptions;
import fangkong.cli.assess.ProtocolFolder;
import fangkong.codec.ProtocolFiles;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of everybody. Protocols travel as the texts of their folder, and each process reads
 * them once. Safe for any number of threads.
 */
final class Question implements Serializable {
  private static final long serialVersionUID = 1;

  final Instant asOf;
  final ZoneId zone;

  /** What names of files are relative to. */
  final String workingFolder = Path.of("").toAbsolutePath().toString();

  private final String folder;
  private final TreeMap<String, String> texts;
  private final String[] ids;
  private transient @Nullable List<Protocol> protocols;

  /** Refuses options that name no protocol. */
  Question(AssessOptions options) {
    ProtocolFolder found = options.folder();
    asOf = options.asOf();
    zone = options.zone();
    folder = found.path().toString();
    texts = new TreeMap<>(found.texts());
    protocols = options.protocols(found);
    ids = protocols.stream().map(Protocol::id).toArray(String[]::new);
  }

  /** The one protocol that is asked for, or the two that are compared. */
  synchronized List<Protocol> protocols() {
    if (protocols == null) {
      Protocols all = ProtocolFiles.of(folder, texts);
      protocols = List.of(ids).stream().map(id -> all.findProtocol(id).orElseThrow()).toList();
    }
    return protocols;
  }
}
