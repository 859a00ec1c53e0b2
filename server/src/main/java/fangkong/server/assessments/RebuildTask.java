package fangkong.server.assessments;

import fangkong.server.accounts.Scope;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./fangkong rebuild}: rebuilds once, prints each derived table, and ends with status 1
 * where anything differs.
 */
@Component
@ConditionalOnProperty(name = "fangkong.task", havingValue = "rebuild")
class RebuildTask implements ApplicationRunner {

  private final Rebuild rebuild;
  private final TransactionTemplate transaction;
  private final ApplicationContext context;

  RebuildTask(
      Rebuild rebuild, PlatformTransactionManager transactions, ApplicationContext context) {
    this.rebuild = rebuild;
    this.transaction = new TransactionTemplate(transactions);
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<Rebuild.Compared> compared =
        Objects.requireNonNull(Scope.callEverywhere(() -> transaction.execute(_ -> rebuild.run())));
    System.out.println("table,rows_before,rows_after,missing,unexpected");
    for (Rebuild.Compared each : compared) {
      System.out.printf(
          "%s,%d,%d,%d,%d%n",
          each.table(), each.rowsBefore(), each.rowsAfter(), each.missing(), each.unexpected());
    }
    int status = compared.stream().allMatch(Rebuild.Compared::equal) ? 0 : 1;
    System.exit(SpringApplication.exit(context, () -> status));
  }
}
