package fangkong.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.spark_partition_id;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows spread by person, where some people are linked to others: rows have the columns {@code
 * person} and {@code link}, the latter null but where the row links its person to somebody.
 */
final class Linked {
  private Linked() {}

  /** The rows by person in an order, each with the number of its part. */
  static Dataset<Row> arrange(Dataset<Row> rows, int parts, String first, String... then) {
    return rows.repartition(parts, col("person"))
        .sortWithinPartitions(first, then)
        .withColumn("part", spark_partition_id());
  }

  /**
   * The rows that each part of arranged ones needs besides its own, in that part. A part asks for
   * those whom its people are linked to; wherever these are, it is then asked for those whom they
   * are linked to.
   */
  static Dataset<Row> rows(Dataset<Row> arranged, int parts) {
    Dataset<Row> links = arranged.where("link is not null");
    Dataset<Row> asks = links.select(col("link").as("person"), col("part").as("asker")).distinct();
    Dataset<Row> asksOfLinked =
        links.join(asks, "person").select(col("link").as("person"), col("asker"));
    return arranged
        .join(asks.union(asksOfLinked).distinct(), "person")
        .where("part <> asker")
        .repartitionById(parts, col("asker"));
  }
}
