package fangkong.server.people;

import fangkong.server.keys.PlainSealing;
import java.nio.file.Path;

/** Keys that seal nothing: what a benchmark measures encryption against. */
public final class PlainKeys {

  private PlainKeys() {}

  public static Keys open(Path folder) {
    return Keys.sealingWith(folder, PlainSealing::make);
  }
}
