package fangkong.cli.trace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads blocks by several threads and hands them on in the order of the file. The calling thread
 * fills the blocks and hands them on; the others only read them. One block more than there are
 * threads goes round, so memory does not grow with the file and order costs little waiting. Where
 * the file cannot be filled from any more, the blocks before are handed on first. Not thread-safe.
 */
final class RowPipeline {
  private final int threads;
  private final UnaryOperator<RowBlock> reader;
  private final Consumer<RowBlock> taker;
  private final Queue<CompletableFuture<RowBlock>> beingRead = new ArrayDeque<>();

  /** Runs {@code reader} on any thread, {@code taker} on the calling one. */
  RowPipeline(int threads, UnaryOperator<RowBlock> reader, Consumer<RowBlock> taker) {
    this.threads = threads;
    this.reader = reader;
    this.taker = taker;
  }

  /** Reads the block that is filled already, then all that follow. */
  void run(RowBlock first, RecordBlocks blocks) throws IOException {
    try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
      RowBlock block = first;
      do {
        RowBlock filled = block;
        beingRead.add(CompletableFuture.supplyAsync(() -> reader.apply(filled), readers));
        block = beingRead.size() > threads ? takeNext() : new RowBlock();
      } while (isFilled(block, blocks));
      takeAll();
    }
  }

  private boolean isFilled(RowBlock block, RecordBlocks blocks) throws IOException {
    try {
      return blocks.next(block);
    } catch (IOException e) {
      takeAll();
      throw e;
    }
  }

  private void takeAll() {
    while (!beingRead.isEmpty()) {
      takeNext();
    }
  }

  /** Hands the next block on, and answers it to be filled again. */
  private RowBlock takeNext() {
    RowBlock block = beingRead.remove().join();
    taker.accept(block);
    return block;
  }
}
