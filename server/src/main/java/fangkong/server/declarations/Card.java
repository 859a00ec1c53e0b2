package fangkong.server.declarations;

import java.util.UUID;

/** What a card stands for. Confirmed: somebody compared its holder with an identity document. */
public record Card(UUID id, UUID person, State state) {

  public enum State {
    DECLARED,
    CONFIRMED
  }
}
