package fangkong.server.audit;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code ./fangkong audit verify}: reads the whole log, says how many entries it has and which is
 * the first that is wrong, and ends with status 1 where one is.
 */
@Component
@ConditionalOnProperty(name = "fangkong.task", havingValue = "audit-verify")
class AuditTask implements ApplicationRunner {
  private final Verification verification;
  private final ApplicationContext context;

  AuditTask(Verification verification, ApplicationContext context) {
    this.verification = verification;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Verification.Result result = verification.run();
    System.out.printf("%d entries%n", result.entries());
    System.out.println(
        result.flaw().map(Object::toString).orElse("every entry is as it was written"));
    System.exit(SpringApplication.exit(context, () -> result.flaw().isPresent() ? 1 : 0));
  }
}
