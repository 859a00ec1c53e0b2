package fangkong.cluster;

import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import fangkong.cli.assess.ProtocolFolder;
import fangkong.codec.ProtocolFiles;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Protocols on their way to workers: they travel as the texts of their folder, and each process
 * reads them once. Safe for any number of threads.
 */
public final class Shipped implements Serializable {
  private static final long serialVersionUID = 1;

  private final String folder;
  private final TreeMap<String, String> texts;
  private transient @Nullable Protocols protocols;

  public Shipped(ProtocolFolder folder) {
    this.folder = folder.path().toString();
    this.texts = new TreeMap<>(folder.texts());
  }

  private synchronized Protocols protocols() {
    if (protocols == null) {
      protocols = ProtocolFiles.of(folder, texts);
    }
    return protocols;
  }

  public Protocol get(String id) {
    return protocols().findProtocol(id).orElseThrow();
  }

  public List<Protocol> list() {
    return protocols().listProtocols();
  }
}
