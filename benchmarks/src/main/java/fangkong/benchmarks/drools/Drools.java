package fangkong.benchmarks.drools;

import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.protocol.Protocol;
import fangkong.benchmarks.assessors.Assessor;
import fangkong.benchmarks.assessors.Standing;
import fangkong.benchmarks.people.Population;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.StatelessKieSession;

/**
 * Drools with the rules of {@code assess.drl}, compiled once into an executable model. Each thread
 * has a stateless session of a pool, which it gives a block of people at a time: all evidence of
 * theirs that counts, and of those they are linked to.
 */
public final class Drools implements Assessor, AutoCloseable {
  private static final String RULES = "fangkong/benchmarks/drools/assess.drl";

  /** Five groups of the population: enough that beginning a session costs little for each. */
  private static final int BLOCK = 100;

  private final List<String> persons;
  private final EvidenceIndex evidence;
  private final AsOf asOf;
  private final int block;
  private final KieContainer container;

  /** Compiles the rules. */
  public Drools(List<String> persons, EvidenceIndex evidence, Protocol protocol) {
    this(persons, evidence, protocol, BLOCK);
  }

  public Drools(List<String> persons, EvidenceIndex evidence, Protocol protocol, int block) {
    this.persons = List.copyOf(persons);
    this.evidence = evidence;
    this.asOf = new AsOf(Population.AS_OF, Population.ZONE, protocol);
    this.block = block;
    this.container = compile();
  }

  private static KieContainer compile() {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.write(services.getResources().newClassPathResource(RULES));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(RULES + ": " + builder.getResults().getMessages());
    }
    return services.newKieContainer(builder.getKieModule().getReleaseId());
  }

  @Override
  public String name() {
    return "Drools";
  }

  @Override
  public String version() {
    return "Drools " + KieContainer.class.getPackage().getImplementationVersion();
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public Worker worker() {
    StatelessKieSession session = container.newKieSessionsPool(1).newStatelessKieSession();
    session.setGlobal("asOf", asOf);
    return (from, until, into) -> assess(session, from, until, into);
  }

  private void assess(StatelessKieSession session, int from, int until, @Nullable Standing[] into) {
    Facts facts = new Facts(evidence, asOf);
    List<Asked> asked = new ArrayList<>(until - from);
    for (int i = from; i < until; i++) {
      Asked each = new Asked(persons.get(i));
      asked.add(each);
      facts.add(each);
    }
    session.execute(facts.all());
    for (int i = from; i < until; i++) {
      into[i] = asked.get(i - from).standing();
    }
  }

  @Override
  public void close() {
    container.dispose();
  }
}
