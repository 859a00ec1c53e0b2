package fangkong.server.audit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, of which nothing leaves before everything that the request showed is
 * stored: the answer is made meanwhile. Where it cannot be stored, whoever writes the answer is
 * told so instead of being let through, each time, until they take back what was written so far and
 * answer something else. Thread-safe: acts may be added, waited for and taken back from several
 * threads.
 */
final class Withheld extends HttpServletResponseWrapper {

  private static final String NAME = Withheld.class.getName();

  private final Queue<CompletableFuture<Void>> stored = new ConcurrentLinkedQueue<>();
  private @Nullable ServletOutputStream out;
  private @Nullable PrintWriter writer;

  Withheld(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    request.setAttribute(NAME, this);
  }

  /** The answer to a request that is withheld until it may leave; null where nothing holds it. */
  static @Nullable Withheld find(HttpServletRequest request) {
    return (Withheld) request.getAttribute(NAME);
  }

  /** Nothing leaves any more before this is done. */
  void until(CompletableFuture<Void> act) {
    stored.add(act);
  }

  /** Comes back once everything is stored; what could not be stays, and the next one fails too. */
  void await() {
    for (var act = stored.peek(); act != null; act = stored.peek()) {
      Chaining.await(act);
      stored.removeIf(each -> each.state() == Future.State.SUCCESS);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    await();
    synchronized (stored) {
      if (out == null) {
        out = new Out(super.getOutputStream());
      }
      return out;
    }
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    await();
    synchronized (stored) {
      if (writer == null) {
        writer = new PrintWriter(new Text(super.getWriter()));
      }
      return writer;
    }
  }

  /** Nothing of what was shown is in the answer any more; one that has begun to leave stays. */
  @Override
  public void resetBuffer() {
    super.resetBuffer();
    stored.clear();
  }

  /** As {@link #resetBuffer}, and the answer may be written in the other way. */
  @Override
  public void reset() {
    super.reset();
    synchronized (stored) {
      out = null;
      writer = null;
    }
    stored.clear();
  }

  @Override
  public void flushBuffer() throws IOException {
    await();
    super.flushBuffer();
  }

  /** What is written after more was shown waits for that as well. */
  private final class Out extends ServletOutputStream {
    private final ServletOutputStream to;

    Out(ServletOutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int value) throws IOException {
      await();
      to.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      await();
      to.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      await();
      to.flush();
    }

    @Override
    public void close() throws IOException {
      await();
      to.close();
    }

    @Override
    public boolean isReady() {
      return to.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      to.setWriteListener(listener);
    }
  }

  private final class Text extends FilterWriter {
    Text(Writer to) {
      super(to);
    }

    @Override
    public void write(int value) throws IOException {
      await();
      out.write(value);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      await();
      out.write(text, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      await();
      out.write(text, offset, length);
    }

    @Override
    public void flush() throws IOException {
      await();
      out.flush();
    }

    @Override
    public void close() throws IOException {
      await();
      out.close();
    }
  }
}
