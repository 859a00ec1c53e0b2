package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.Measurements;
import fangkong.server.database.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How fast {@code ./fangkong audit verify} reads the log, beside hashing the same entries where
 * they lie in memory. {@code ./fangkong bench trust} runs it at size; here it is small.
 */
class VerificationRateIT {

  private static final int AT_A_TIME = Measurements.AT_SIZE ? 20_000 : 500;
  private static final int TIMES = Measurements.AT_SIZE ? 50 : 2;
  private static final int ROUNDS = 5;

  @Test
  void a_long_log_is_verified() throws IOException {
    LogUnderTest log = new LogUnderTest();
    Random random = new Random(9);
    for (int i = 0; i < TIMES; i++) {
      log.fillWaiting("2022-07-01T10:00:00Z", AT_A_TIME, random);
    }
    int all = TIMES * AT_A_TIME;

    assertThat(log.verify()).isEqualTo(new Verification.Result(all, Optional.empty()));

    if (Measurements.AT_SIZE) {
      List<Entry> entries = log.list();
      double[] verifying = Measurements.seconds(ROUNDS, log::verify);
      double[] hashing = Measurements.seconds(ROUNDS, () -> hash(entries));
      Measurements.write(
          "verify",
          List.of(
              "| %,d entries of the log | entries/s |".formatted(all),
              "|---|---|",
              "| verified, read from PostgreSQL | %,.0f |"
                  .formatted(all / Measurements.median(verifying)),
              "| hashed in memory | %,.0f |".formatted(all / Measurements.median(hashing))));
    }
  }

  private static void hash(List<Entry> entries) {
    Chain chain = new Chain();
    Bytes hash = Chain.START;
    for (Entry entry : entries) {
      hash = chain.hash(hash, entry);
    }
    assertThat(hash).isEqualTo(entries.getLast().hash());
  }
}
