package fangkong.server.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no body beyond what its path takes, announced or in chunks: files as a whole up to 32 MiB,
 * anything else up to 1 MiB.
 */
@Component
class BodyLimits extends OncePerRequestFilter {

  private static final int MOST = 1 << 20;
  private static final int MOST_OF_A_FILE = 32 << 20;

  /** A body went past the limit. */
  static final class BodyTooLarge extends IOException {
    private final int limit;

    BodyTooLarge(int limit) {
      super("a body is larger than " + limit + " bytes");
      this.limit = limit;
    }

    int limit() {
      return limit;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean file = path.startsWith("/api/lists") || path.startsWith("/api/layout/");
    chain.doFilter(new Limited(request, file ? MOST_OF_A_FILE : MOST), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final int limit;

    Limited(HttpServletRequest request, int limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > limit) {
        throw new BodyTooLarge(limit);
      }
      return new LimitedStream(super.getInputStream(), limit);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream in;
    private final int limit;
    private long read;

    LimitedStream(ServletInputStream in, int limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = in.read(buffer, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int bytes) throws IOException {
      read += bytes;
      if (read > limit) {
        throw new BodyTooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
