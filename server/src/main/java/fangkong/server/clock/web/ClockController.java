package fangkong.server.clock.web;

import fangkong.server.clock.DemonstrationClock;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clock")
class ClockController {

  /** Those of which facts are taken. */
  private static final int EARLIEST_YEAR = 2000;

  private static final int LATEST_YEAR = 2100;

  /** The time, and the zone whose days are meant by every day that is said. */
  record Now(OffsetDateTime now, String zone) {}

  record Wanted(OffsetDateTime now) {}

  private final Clock clock;

  ClockController(Clock clock) {
    this.clock = clock;
  }

  @GetMapping
  Now readClock() {
    return new Now(
        OffsetDateTime.ofInstant(clock.instant(), clock.getZone()), clock.getZone().getId());
  }

  @PutMapping
  Now setClock(@RequestBody Wanted wanted) {
    if (!(clock instanceof DemonstrationClock adjustable)) {
      throw Refused.because(ProblemCode.NOT_SYNTHETIC);
    }
    int year = wanted.now().getYear();
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      throw Refused.because(ProblemCode.IMPOSSIBLE_TIME, "now", wanted.now().toString());
    }
    adjustable.set(wanted.now().toInstant());
    return readClock();
  }
}
