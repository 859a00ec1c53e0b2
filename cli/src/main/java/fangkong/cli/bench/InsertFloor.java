package fangkong.cli.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What this PostgreSQL takes with no application in front: the same columns, indexes and
 * durability, 1,000 rows a commit.
 */
final class InsertFloor {

  private static final int BATCH = 1_000;
  private static final int CONNECTIONS = 3;
  private static final int PORT_LINE = 3;

  private static final String TABLE =
      "CREATE TABLE evidence.floor (LIKE evidence.fact INCLUDING ALL)";

  private static final String INSERT =
      """
      INSERT INTO evidence.floor
        (id, type, person, region, at, known_at, recorded_at, recorded_by, channel, body, digest)
      SELECT id, 'symptom', person, '41/15/26/108/201/G01/C01/', now(), now(), now(), person, 'OFFICE',
             '{"at": "2022-04-02T09:00:00+08:00", "present": false}', decode(md5(id::text), 'hex')
      FROM unnest(?, ?) AS f (id, person)
      ON CONFLICT (id) DO NOTHING
      """;

  private final String url;
  private final String password;

  InsertFloor(Path folder) throws IOException {
    String port =
        Files.readAllLines(folder.resolve("data/pg/postmaster.pid")).get(PORT_LINE).strip();
    url = "jdbc:postgresql://127.0.0.1:" + port + "/fangkong";
    password = Files.readString(folder.resolve("data-keys/db-owner.password")).strip();
  }

  double rowsPerSecond(int rows) throws Exception {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    int each = rows / CONNECTIONS;
    long began = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(
            workers.submit(() -> {
              insert(each);
              return true;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return each * CONNECTIONS / ((System.nanoTime() - began) / 1e9);
  }

  private void insert(int rows) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int done = 0; done < rows; done += BATCH) {
        Object[] ids = new Object[Math.min(BATCH, rows - done)];
        Arrays.setAll(ids, _ -> UuidCreator.getTimeOrderedEpoch());
        Object[] people = new Object[ids.length];
        Arrays.setAll(people, i -> ids[i / 10 * 10]);
        statement.setArray(1, connection.createArrayOf("uuid", ids));
        statement.setArray(2, connection.createArrayOf("uuid", people));
        statement.executeUpdate();
      }
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url, "fangkong_owner", password);
  }
}
