package fangkong.cli.trace;

/**
 * How a file is read: by how many threads, in blocks of how many bytes, with what longest record.
 * What is read does not depend on the first two.
 */
record BlockPlan(int threads, int bytes, int longestRecord) {
  private static final int BLOCK = 1 << 19;
  private static final int LONGEST_RECORD = 1 << 26;

  BlockPlan {
    if (threads < 1 || bytes < 1 || longestRecord < bytes) {
      throw new IllegalArgumentException(
          "threads %d, bytes %d, longestRecord %d".formatted(threads, bytes, longestRecord));
    }
  }

  static BlockPlan ofThisMachine() {
    return new BlockPlan(Runtime.getRuntime().availableProcessors(), BLOCK, LONGEST_RECORD);
  }

  static BlockPlan ofOneThread() {
    return new BlockPlan(1, BLOCK, LONGEST_RECORD);
  }
}
