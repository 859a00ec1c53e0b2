package fangkong.spark.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plain reader of the folders finds after batches of messages. */
@Tag("row-0.10")
class StreamJobTest {
  private static final StructType MESSAGES =
      StructType.fromDDL("value BINARY, headers ARRAY<STRUCT<key: STRING, value: BINARY>>");

  private static @Nullable SparkSession spark;

  @TempDir private Path folder = Path.of("");
  private @Nullable StreamJob job;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            // Compiling the plan of each small batch would take most of the time.
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark().close();
  }

  private static SparkSession spark() {
    return Objects.requireNonNull(spark);
  }

  @BeforeEach
  void open() {
    job =
        new StreamJob(
            spark(),
            folder.toString(),
            ZoneId.of("Asia/Shanghai"),
            new PrintWriter(Writer.nullWriter()));
  }

  private static Row header(String key, String value) {
    return RowFactory.create(key, value.getBytes(UTF_8));
  }

  private static Row message(String id, String type, String at, String more) {
    String line =
        "{\"id\":\"%s\",\"region\":\"41/\",\"known\":\"2022-07-01T00:00:00Z\"%s}"
            .formatted(id, more);
    return RowFactory.create(
        line.getBytes(UTF_8),
        new Row[] {
          header("ce_id", id),
          header("ce_type", type),
          header("ce_subject", "p"),
          header("ce_time", at)
        });
  }

  private static Row test(String id, String at) {
    return message(id, "org.fangkong.evidence.test", at, "");
  }

  private static Row checkIn(String id, String at) {
    return message(id, "org.fangkong.evidence.check_in", at, ",\"place\":\"m\"");
  }

  private void write(long batch, Row... messages) {
    Objects.requireNonNull(job).write(spark().createDataFrame(List.of(messages), MESSAGES), batch);
  }

  private List<String> read(String name, String shown) {
    return spark()
        .read()
        .parquet(folder.resolve(name).toString())
        .selectExpr(shown)
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  private List<String> facts() {
    return read("facts", "concat(id, ' ', type, ' ', day)");
  }

  @Test
  void repeats_are_told_in_a_batch_and_over_batches_however_late() {
    write(0, test("a", "2022-07-01T08:00:00Z"), test("a", "2022-07-01T08:00:00Z"));
    write(1, test("b", "2022-07-02T08:00:00Z"));
    write(2, test("c", "2022-07-03T08:00:00Z"), test("a", "2022-07-01T08:00:00Z"));
    write(3, test("late", "2022-07-01T09:00:00Z"), test("b", "2022-07-02T08:00:00Z"));

    assertThat(facts())
        .containsExactly(
            "a test 2022-07-01", "b test 2022-07-02", "c test 2022-07-03", "late test 2022-07-01");
  }

  @Test
  void a_batch_that_is_done_again_after_any_part_of_it_puts_the_same_rows_in_the_same_place()
      throws IOException {
    Row[] first = {checkIn("a", "2022-07-01T08:00:00Z"), test("b", "2022-07-02T08:00:00Z")};
    Row[] second = {
      checkIn("a", "2022-07-01T08:00:00Z"),
      checkIn("c", "2022-07-01T09:00:00Z"),
      checkIn("d", "2022-07-02T09:00:00Z")
    };
    write(0, first);
    write(1, second);
    for (String lost :
        List.of("facts/day=2022-07-01/batch=1", "facts/day=2022-07-02/batch=1", "checkins")) {
      delete(folder.resolve(lost));
      if (lost.equals("checkins")) {
        write(0, first);
      }
      write(1, second);

      assertThat(facts())
          .containsExactly(
              "a check_in 2022-07-01",
              "b test 2022-07-02",
              "c check_in 2022-07-01",
              "d check_in 2022-07-02");
      assertThat(read("checkins", "concat(person, ' ', place, ' ', day)"))
          .containsExactly("p m 2022-07-01", "p m 2022-07-01", "p m 2022-07-02");
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void the_day_is_that_of_the_zone_and_what_is_no_evidence_is_left_out() {
    List<Row> messages = new ArrayList<>();
    messages.add(test("a", "2022-06-30T15:59:59.999999Z"));
    messages.add(test("b", "2022-06-30T16:00:00Z"));
    messages.add(message("x", "org.example.other", "2022-06-30T16:00:00Z", ""));
    messages.add(RowFactory.create("{}".getBytes(UTF_8), null));
    write(0, messages.toArray(Row[]::new));

    assertThat(facts()).containsExactly("a test 2022-06-30", "b test 2022-07-01");
    assertThat(read("facts", "CAST(known AS STRING)").getFirst()).isEqualTo("2022-07-01 08:00:00");
  }

  @Test
  void facts_without_the_checkpoint_that_belongs_to_them_are_refused() {
    write(0, test("a", "2022-06-30T15:59:59Z"));

    assertThatThrownBy(
            () -> Objects.requireNonNull(job).run("127.0.0.1:1", "t", Trigger.AvailableNow()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Maybe another folder");
  }
}
