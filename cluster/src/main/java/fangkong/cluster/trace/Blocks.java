package fangkong.cluster.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Rows of some longs each, one after another in an array; first comes the id of a person. */
final class Blocks {
  /** How many bits of an id count the lines of its people part, as Spark does. */
  private static final int LINE_BITS = 33;

  private Blocks() {}

  /** The rows, which are by id, each for the people part of its id. */
  static Stream<Tuple2<Integer, long[]>> byPart(long[] block, int width) {
    List<Tuple2<Integer, long[]>> blocks = new ArrayList<>();
    for (int from = 0, to; from < block.length; from = to) {
      long part = block[from] >>> LINE_BITS;
      for (to = from; to < block.length && block[to] >>> LINE_BITS == part; to += width) {}
      blocks.add(new Tuple2<>((int) part, Arrays.copyOfRange(block, from, to)));
    }
    return blocks.stream();
  }

  static Stream<Row> rows(long[] block, int width) {
    return IntStream.iterate(0, at -> at < block.length, at -> at + width)
        .mapToObj(at -> RowFactory.create(Arrays.stream(block, at, at + width).boxed().toArray()));
  }
}
