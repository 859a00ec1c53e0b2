package fangkong.cli.assess;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import fangkong.codec.ProtocolFiles;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Protocols that go to other processes as the texts of their folder; each process reads them once.
 * Safe for any number of threads.
 */
public final class ProtocolTexts implements Serializable {
  private static final long serialVersionUID = 1;

  private final String folder;
  private final TreeMap<String, String> texts;
  private transient @Nullable Protocols protocols;

  public ProtocolTexts(ProtocolFolder folder) {
    this.folder = folder.path().toString();
    this.texts = new TreeMap<>(folder.texts());
    this.protocols = folder.protocols();
  }

  private synchronized Protocols protocols() {
    if (protocols == null) {
      protocols = ProtocolFiles.of(folder, texts);
    }
    return protocols;
  }

  Protocol get(String id) {
    return protocols().findProtocol(id).orElseThrow();
  }

  public Map<String, Protocol> byId() {
    return ProtocolFolder.byId(protocols());
  }
}
