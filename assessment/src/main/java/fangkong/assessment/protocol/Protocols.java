package fangkong.assessment.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The protocols at hand, by id. */
public final class Protocols {
  private final Map<String, Protocol> byId = new LinkedHashMap<>();

  /** The given protocols, in this order; an id twice is refused. */
  public Protocols(List<Protocol> protocols) {
    for (Protocol protocol : protocols) {
      if (byId.putIfAbsent(protocol.id(), protocol) != null) {
        throw new IllegalArgumentException("protocol " + protocol.id() + " is there twice");
      }
    }
  }

  public Optional<Protocol> findProtocol(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Protocol> listProtocols() {
    return List.copyOf(byId.values());
  }
}
