package fangkong.simulation.place;

/** The risk of an origin when somebody came from it. */
public enum Risk {
  HIGH,
  MEDIUM,
  LOW,
  NONE;

  public boolean isKeyArea() {
    return this == HIGH || this == MEDIUM;
  }
}
