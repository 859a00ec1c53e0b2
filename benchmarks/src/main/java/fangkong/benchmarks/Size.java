package fangkong.benchmarks;

import java.util.List;

/** How much is measured. */
enum Size {
  SMALL(20, 50, 3),
  FULL(1_000, 1_000, 25),
  NIGHTLY(1_000, 1_000, 25);

  final int cases;

  /** Persons that are asked about one by one. */
  final int single;

  /** How many of them the peers are asked about too. */
  final int singleOfPeers;

  Size(int cases, int single, int singleOfPeers) {
    this.cases = cases;
    this.single = single;
    this.singleOfPeers = singleOfPeers;
  }

  /** Check-ins of the file that whole processes read. */
  long fileRows() {
    return switch (this) {
      case SMALL -> 200_000;
      case FULL, NIGHTLY -> 10_000_000;
    };
  }

  /** Numbers of check-ins, each with all measurements. */
  List<Long> rows() {
    return switch (this) {
      case SMALL -> List.of(200_000L);
      case FULL -> List.of(1_000_000L, 10_000_000L, 50_000_000L);
      case NIGHTLY -> List.of(200_000_000L);
    };
  }
}
