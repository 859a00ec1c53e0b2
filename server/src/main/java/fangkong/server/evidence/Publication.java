package fangkong.server.evidence;

/** Where facts go beyond this server once they are stored, as told by whoever sends them. */
public interface Publication {

  /** How many facts are stored and not yet sent. */
  long countWaiting();
}
