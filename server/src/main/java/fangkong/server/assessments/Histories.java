package fangkong.server.assessments;

import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Sight;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tells how it came to the standing of somebody in sight. */
@Service
public class Histories {

  private final PersonFolds folds;
  private final Sight sight;

  Histories(PersonFolds folds, Sight sight) {
    this.folds = folds;
    this.sight = sight;
  }

  /** The history up to an instant of somebody who stands in sight then. */
  public History of(UUID person, Instant asOf) {
    PersonFold fold = folds.read(person);
    if (fold.at(asOf).filter(standing -> sight.sees(standing.region())).isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return History.of(fold, asOf);
  }
}
