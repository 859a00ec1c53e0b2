package fangkong.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What leaves of an answer, and when. */
class WithheldTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final Withheld withheld = new Withheld(new MockHttpServletRequest(), response);

  private static CompletableFuture<Void> failed() {
    return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
  }

  private static void assertHeldBack(ThrowingCallable... ways) {
    for (ThrowingCallable way : ways) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(way).isInstanceOf(DataAccessResourceFailureException.class);
      }
    }
  }

  @Test
  void after_one_act_that_failed_nothing_at_all_leaves() throws IOException {
    OutputStream out = withheld.getOutputStream();
    withheld.until(CompletableFuture.completedFuture(null));
    withheld.until(failed());
    withheld.until(CompletableFuture.completedFuture(null));

    assertHeldBack(
        () -> out.write('x'),
        () -> out.write("rows".getBytes(StandardCharsets.UTF_8)),
        out::flush,
        out::close,
        withheld::getOutputStream,
        withheld::flushBuffer,
        withheld::await);
    assertThat(response.getContentAsString()).isEmpty();
    assertThat(response.isCommitted()).isFalse();
  }

  @Test
  void nor_does_text_in_any_way() throws IOException {
    PrintWriter writer = withheld.getWriter();
    withheld.until(failed());

    assertHeldBack(
        () -> writer.write('x'),
        () -> writer.write("rows"),
        () -> writer.write("rows".toCharArray()),
        writer::flush,
        writer::close,
        withheld::getWriter);
    assertThat(response.getContentAsString()).isEmpty();
    assertThat(response.isCommitted()).isFalse();
  }

  @Test
  void what_is_answered_instead_leaves_however_many_acts_failed() throws IOException {
    withheld.getOutputStream();
    withheld.until(failed());
    withheld.until(failed());
    assertHeldBack(withheld::getOutputStream);

    withheld.resetBuffer();
    withheld.getOutputStream().write("problem".getBytes(StandardCharsets.UTF_8));
    withheld.await();

    assertThat(response.getContentAsString()).isEqualTo("problem");
  }

  @Test
  void what_is_answered_instead_may_be_written_in_the_other_way() throws IOException {
    withheld.getOutputStream();
    withheld.until(failed());

    withheld.reset();
    withheld.getWriter().write("problem");

    assertThat(response.getContentAsString()).isEqualTo("problem");
  }

  @Test
  void an_answer_that_has_begun_to_leave_is_not_gone_on_with() throws IOException {
    withheld.getOutputStream().write('x');
    withheld.flushBuffer();
    withheld.until(failed());

    assertThatThrownBy(withheld::resetBuffer).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(withheld::reset).isInstanceOf(IllegalStateException.class);

    assertHeldBack(() -> withheld.getOutputStream().write('y'));
    assertThat(response.getContentAsString()).isEqualTo("x");
  }

  @Test
  void two_who_wait_at_once_both_wait() throws Exception {
    CompletableFuture<Void> act = new CompletableFuture<>();
    withheld.until(act);
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<?> one = both.submit(withheld::await);
      Future<?> other = both.submit(withheld::await);
      assertThat(one.isDone() || other.isDone()).isFalse();
      act.completeExceptionally(new IllegalStateException("the disk is full"));
      for (Future<?> each : List.of(one, other)) {
        assertThatThrownBy(each::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
      }
    }
    assertHeldBack(withheld::await);
    withheld.resetBuffer();
    assertThatCode(withheld::await).doesNotThrowAnyException();
  }
}
