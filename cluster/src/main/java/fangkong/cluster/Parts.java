package fangkong.cluster;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Sends what has the number of a part as its key to that part. */
public final class Parts extends Partitioner {
  private static final long serialVersionUID = 1;

  private final int count;

  public Parts(int count) {
    this.count = count;
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parts parts && parts.count == count;
  }

  @Override
  public int hashCode() {
    return count;
  }
}
