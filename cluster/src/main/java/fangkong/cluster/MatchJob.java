package fangkong.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import fangkong.cli.Refusal;
import fangkong.cli.lists.MatchOptions;
import fangkong.judgement.lists.AnswerLine;
import fangkong.judgement.lists.CountyLists;
import fangkong.judgement.lists.ListLines;
import fangkong.judgement.people.IndexKey;
import fangkong.judgement.regions.Region;
import fangkong.spark.Sessions;
import fangkong.spark.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Matching as jobs of a cluster: the driver sees the tree, sums, and rows as they are written. */
final class MatchJob {
  private static final StructType ROWS =
      StructType.fromDDL("list int, row int, number string, phoneName string, text string");
  private static final StructType ANSWERS =
      StructType.fromDDL("list int, row int, taken string, text string");
  private static final String KEY = "coalesce(number, phoneName) as key";
  private static final String EACH = "explode(array(number, phoneName)) as each";

  private final SparkSession spark;
  private final Steps steps;

  MatchJob(SparkSession session, int parts, PrintWriter progress) {
    spark = Sessions.inParts(session, parts);
    steps = new Steps(progress);
  }

  /** Reads what the options name, which every worker can read, and writes what they name. */
  void run(MatchOptions options) {
    List<String> names = options.files().stream().map(file -> "" + file.getFileName()).toList();
    String[] files = options.files().stream().map(Path::toString).toArray(String[]::new);
    Dataset<Row> rows = rows(options, files).persist();
    steps.end("reading %d rows of %d files".formatted(rows.count(), files.length));
    Dataset<Row> wanted = rows.where("key is not null");
    Dataset<Row> known =
        ledger("register", options.register(), "id", "idNumberIndex", "phoneNameIndex")
            .toDF("text", "person", "number", "phoneName")
            .selectExpr("*", KEY, EACH)
            .join(wanted.selectExpr(EACH).distinct(), "each", "left_semi")
            .drop("each")
            .distinct()
            .persist();
    Dataset<Row> leads =
        ledger("leads", options.leads(), "person", "arrivesOn")
            .join(known.select("person", "key"), "person");
    Dataset<Row> together = wanted.unionByName(known, true);
    Dataset<Row> answers =
        together
            .unionByName(leads, true)
            .join(stars(together), "key", "left")
            .withColumn("group", expr("coalesce(least, key)"))
            .groupByKey((MapFunction<Row, String>) row -> row.getAs("group"), Encoders.STRING())
            .flatMapSortedGroups(
                new Column[] {col("list"), col("row")},
                (FlatMapGroupsFunction<String, Row, Row>) (_, group) -> match(group),
                Encoders.row(ANSWERS))
            .unionByName(rows.where("key is null").select("list", "row", "text"), true)
            .persist();
    Dataset<Row> sums = answers.groupBy(expr("split_part(text, ',', 3) as state")).count();
    steps.end("matching " + sums.orderBy("state").collectAsList());
    Stream<String> lines =
        stream(answers.orderBy("list", "row").toLocalIterator())
            .map(row -> AnswerLine.line(names.get(row.getInt(0)), row.getString(3)));
    options.write(Stream.concat(Stream.of(AnswerLine.HEADER), lines));
    steps.end("writing");
    options.dispatch().ifPresent(to -> dispatch(answers, files, to.toString()));
  }

  /** Each file is read by one task, with the tree that the driver sends. */
  private Dataset<Row> rows(MatchOptions options, String[] files) {
    Set<String> nodes = new HashSet<>();
    ledger("nodes", Optional.of(options.nodes()), "path")
        .toLocalIterator()
        .forEachRemaining(row -> nodes.add(row.getString(1)));
    ListLines reading = new ListLines(options.now(), options.zone(), options.synthetic(), nodes);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<ListLines> lines = context.broadcast(reading);
    String key = options.key().toString();
    return spark
        .createDataFrame(
            context
                .parallelize(IntStream.range(0, files.length).boxed().toList(), files.length)
                .flatMap(list -> {
                  IndexKey index = IndexKey.parse(Files.readString(Path.of(key)));
                  byte[] file = Files.readAllBytes(Path.of(files[list]));
                  return lines.value().read(list, file, index).map(MatchJob::row).iterator();
                }),
            ROWS)
        .selectExpr("*", KEY);
  }

  private static Row row(ListLines.Line line) {
    return RowFactory.create(
        line.list(), line.row(), line.idNumberIndex(), line.phoneNameIndex(), line.text());
  }

  /** Lines as text, and these fields of them; refused where the first or all others are missing. */
  private Dataset<Row> ledger(String name, Optional<Path> path, String... fields) {
    String all = String.join(", ", fields);
    Dataset<Row> lines =
        path.map(file -> spark.read().text(file.toString()))
            .orElseGet(() -> spark.emptyDataset(Encoders.STRING()).toDF())
            .selectExpr(
                "value as text",
                "json_tuple(value, '%s') as (%s)".formatted(all.replace(", ", "', '"), all));
    String others = all.substring(all.indexOf(' ') + 1);
    if (!lines.where("%s is null or coalesce(%s) is null".formatted(fields[0], others)).isEmpty()) {
      throw new Refusal(
          "option --%s, value %s: a line has no %s. Maybe take /api/ledgers/%s"
              .formatted(name, path.orElseThrow(), all, name));
    }
    return lines;
  }

  /**
   * Of keys that hang together the least, {@code least}, beside each other one, {@code key}: larger
   * and smaller neighbours are drawn to the least neighbour in turns until all stand (Kiveris et
   * al., Connected Components in MapReduce and Beyond, 2014).
   */
  private static Dataset<Row> stars(Dataset<Row> who) {
    Dataset<Row> stars =
        who.where("number <> phoneName")
            .selectExpr("greatest(number, phoneName) as a", "least(number, phoneName) as b")
            .distinct();
    Row sum = RowFactory.create();
    Row next = sum(stars);
    while (!next.equals(sum)) {
      stars =
          stars
              .union(stars.select("b", "a"))
              .selectExpr("a", "b", "least(a, min(b) over (partition by a)) as m")
              .where("b > a")
              .selectExpr("b as a", "m as b")
              .distinct()
              .selectExpr("a", "b", "min(b) over (partition by a) as m")
              .selectExpr("stack(2, a, m, b, m) as (a, b)")
              .where("a <> b")
              .distinct()
              .persist();
      sum = next;
      next = sum(stars);
    }
    return stars.toDF("key", "least");
  }

  private static Row sum(Dataset<Row> stars) {
    return stars.selectExpr("count(1)", "bit_xor(xxhash64(a, b))").first();
  }

  private static Iterator<Row> match(Iterator<Row> group) {
    Iterator<String> texts = stream(group).map(row -> row.<String>getAs("text")).iterator();
    return ListLines.match(texts).stream()
        .map(line -> RowFactory.create(line.list(), line.row(), line.taken(), line.csv()))
        .iterator();
  }

  private static Stream<Row> stream(Iterator<Row> rows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
  }

  /** A list is read once more, so that what was said of people comes from nowhere else. */
  private void dispatch(Dataset<Row> answers, String[] files, String folder) {
    long count =
        answers
            .where("taken is not null")
            .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
            .mapGroups(
                (MapGroupsFunction<Integer, Row, Integer>)
                    (list, group) -> write(Path.of(files[list]), group, folder),
                Encoders.INT())
            .count();
    steps.end("dispatching the rows of %d lists".formatted(count));
  }

  private static int write(Path file, Iterator<Row> group, String folder) throws IOException {
    Map<Integer, Region> nodes = new HashMap<>();
    group.forEachRemaining(row -> nodes.put(row.getInt(1), new Region(row.getString(2))));
    Map<String, String> lists = CountyLists.split(Files.readAllBytes(file), nodes);
    for (Map.Entry<String, String> list : lists.entrySet()) {
      String name = list.getKey() + "-" + file.getFileName();
      Files.writeString(Path.of(folder, name), list.getValue());
    }
    return lists.size();
  }
}
