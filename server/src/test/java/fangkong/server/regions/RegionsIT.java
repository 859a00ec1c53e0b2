package fangkong.server.regions;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tree is the one that was last laid out, whoever laid it out and whenever it was read. */
@ServerTest
class RegionsIT {

  private final ServerUnderTest server;
  private final Regions regions;
  private final JdbcRegions jdbc;
  private final Clock clock;
  private final ZoneId zone;
  private final PlatformTransactionManager transactions;

  RegionsIT(
      ServerUnderTest server,
      Regions regions,
      JdbcRegions jdbc,
      Clock clock,
      ZoneId zone,
      PlatformTransactionManager transactions) {
    this.server = server;
    this.regions = regions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
    this.transactions = transactions;
  }

  private void layOut(String path, String name) {
    server
        .administrator()
        .put("/api/layout/nodes", "text/csv", "path,name,kind\n" + path + "," + name + ",PROVINCE\n")
        .expect(200);
  }

  private static String name(Regions asked, String path) {
    return asked.tree().listInside(new Region(path)).stream()
        .map(Node::name)
        .findFirst()
        .orElse("nothing");
  }

  @Test
  void a_tree_read_while_a_layout_commits_is_not_kept() {
    layOut("61/", "before");
    TransactionTemplate reading = new TransactionTemplate(transactions);
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    String read =
        reading.execute(_ -> {
          jdbc.listLinks(); // what this transaction sees is settled from here on
          layOut("61/", "after");
          return name(regions, "61/");
        });

    assertThat(read).isEqualTo("before");
    assertThat(name(regions, "61/")).isEqualTo("after");
  }

  @Test
  void a_layout_that_is_taken_back_leaves_no_trace_in_the_tree() {
    layOut("62/", "before");

    new TransactionTemplate(transactions)
        .executeWithoutResult(attempt -> {
          regions.putNodes(List.of(new Node(new Region("62/"), "never", "PROVINCE")));
          assertThat(name(regions, "62/")).isEqualTo("never");
          attempt.setRollbackOnly();
        });

    assertThat(name(regions, "62/")).isEqualTo("before");
    layOut("62/", "after");
    assertThat(name(regions, "62/")).isEqualTo("after");
  }

  @Test
  void a_second_server_on_the_same_database_sees_what_the_first_lays_out() {
    Regions second = new Regions(jdbc, clock, zone);
    layOut("63/", "before");
    assertThat(name(second, "63/")).isEqualTo("before");

    layOut("63/", "after");

    assertThat(name(second, "63/")).isEqualTo("after");
  }
}
