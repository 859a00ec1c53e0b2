package fangkong.tracing.kernel;

import fangkong.tracing.segment.StayCells;
import fangkong.tracing.spi.Workers;

/** What each worker of one index needs for itself, made once and used by one trace at a time. */
public final class Team {
  final StayCells cells;
  final Workers workers;
  final Booking[] bookings;
  final StayScan[] scans;
  final Exposing[] exposing;
  final Sweep[] sweeps;
  final Clips[] clips;

  public Team(StayCells cells, int personBound, Workers workers) {
    this.cells = cells;
    this.workers = workers;
    bookings = new Booking[workers.count()];
    scans = new StayScan[workers.count()];
    exposing = new Exposing[workers.count()];
    sweeps = new Sweep[workers.count()];
    clips = new Clips[workers.count()];
    for (int i = 0; i < bookings.length; i++) {
      bookings[i] = new Booking(personBound);
      scans[i] = new StayScan(cells);
      exposing[i] = new Exposing(cells);
      sweeps[i] = new Sweep();
      clips[i] = new Clips();
    }
  }

  /** What has been found, once the workers are joined. */
  public Booking found() {
    return bookings[0];
  }

  void join() {
    for (int i = 1; i < bookings.length; i++) {
      bookings[0].addAll(bookings[i]);
    }
  }

  public void close(int person) {
    for (Booking booking : bookings) {
      booking.close(person);
    }
  }

  public void free(int person) {
    for (Booking booking : bookings) {
      booking.free(person);
    }
  }

  public void makeSource(int person, int i) {
    for (Booking booking : bookings) {
      booking.makeSource(person, i);
    }
  }

  /** The pair kernel: books every stay at {@code place} that shares enough of [from, until). */
  void scan(int worker, int place, long from, long until, long least) {
    StayScan scan = scans[worker];
    Booking booking = bookings[worker];
    int[] slotOf = booking.slotOf;
    scan.begin(place, from, until);
    while (scan.next()) {
      for (int row = 0; row < scan.size(); row++) {
        int person = scan.person[row];
        long start = Math.max(from, scan.start[row]);
        long end = Math.min(until, scan.end[row]);
        if (end - start >= least && slotOf[person] >= Booking.FREE) {
          booking.book(person, start, end);
        }
      }
    }
  }

  /**
   * Books what the worker's sweep, arranged for {@code place}, means for the stays that meet
   * [earliest, latest) and begin in [low, high).
   */
  void sweepOver(int worker, int place, long earliest, long latest, long low, long high) {
    StayScan scan = scans[worker];
    scan.begin(place, Math.max(earliest, low), Math.min(latest, high));
    while (scan.next()) {
      sweeps[worker].meet(scan, low, bookings[worker]);
    }
  }
}
