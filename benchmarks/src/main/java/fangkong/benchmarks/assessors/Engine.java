package fangkong.benchmarks.assessors;

import fangkong.assessment.Assess;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.people.Population;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assessment engine by its public interface. It answers more than it is asked here: reasons,
 * what is missing, which sample answers which test, and when anything can change next.
 */
public final class Engine implements Assessor {
  private static final int BLOCK = 1_000;

  private final List<String> persons;
  private final EvidenceIndex evidence;
  private final Assess assess;

  public Engine(List<String> persons, EvidenceIndex evidence, Protocol protocol) {
    this.persons = List.copyOf(persons);
    this.evidence = evidence;
    this.assess = new Assess(protocol, Population.ZONE);
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public String version() {
    return "engine of this tree";
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public Worker worker() {
    return this::assess;
  }

  private void assess(int from, int until, @Nullable Standing[] into) {
    for (int i = from; i < until; i++) {
      into[i] = Standing.of(assess.assess(persons.get(i), evidence, Population.AS_OF));
    }
  }
}
