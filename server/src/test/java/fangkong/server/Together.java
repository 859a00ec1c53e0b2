package fangkong.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Requests that meet: none of them writes to a table before all of them are about to. */
public final class Together {

  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE relation = ?::regclass AND NOT granted";

  private Together() {}

  /** The answers, in the order of the requests. */
  public static List<Api.Answer> at(
      ServerUnderTest server, String table, List<Supplier<Api.Answer>> requests)
      throws SQLException, InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        Connection holding = server.owner().getConnection()) {
      holding.setAutoCommit(false);
      try (Statement lock = holding.createStatement()) {
        lock.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
      }
      List<Future<Api.Answer>> asked = new ArrayList<>();
      try {
        requests.forEach(request -> asked.add(threads.submit(request::get)));
        Patience.until(
            "all are about to write to " + table,
            () -> countWaiting(server, table) >= asked.size());
      } finally {
        holding.rollback();
      }
      List<Api.Answer> answers = new ArrayList<>();
      for (Future<Api.Answer> each : asked) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  private static long countWaiting(ServerUnderTest server, String table) {
    return server.everything().sql(WAITING).param(table).query(Long.class).single();
  }
}
