package fangkong.spread;

import java.io.Serializable;

/** Exposures by people of another part, who are asked for by name: rows (contact, since, until). */
public final class Asks implements Serializable {
  static final int WIDTH = 3;
  private static final long serialVersionUID = 1;

  final String[] sources;
  final long[] rows;

  Asks(String[] sources, long[] rows) {
    this.sources = sources;
    this.rows = rows;
  }
}
