package fangkong.assessment;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which samples answer which tests, and what a test rule asks. */
class TestingTest {
  @Test
  void the_example_of_the_contract() {
    Table.check(
        Editions.ninth(),
        """
        e1 p1 exposure 07-01T18:00..07-01T20:00 CLOSE k
        t2 p1 test 07-02T09:00 NEGATIVE
        t3 p1 test 07-03T09:00 NEGATIVE
        t4 p1 test 07-04T09:00 NEGATIVE
        t6 p1 test 07-06T09:00 NEGATIVE
        07-07T12:00 p1 => CLOSE_CONTACT RED MANAGED
        07-07T12:00 p1 tests => 07-02 by t2, 07-03 by t3, 07-04 by t4, 07-06 by t6, 07-08, 07-11
        """);
  }

  @Test
  void a_window_runs_to_the_day_before_the_next_test_day_and_the_last_one_is_open() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t1 p test 07-05T23:59 NEGATIVE
        t2 p test 08-20T09:00 NEGATIVE
        07-05T23:59 p tests => 07-02, 07-03, 07-04 by t1, 07-06, 07-08, 07-11
        08-20T09:00 p tests => 07-02, 07-03, 07-04 by t1, 07-06, 07-08, 07-11 by t2
        """);
  }

  @Test
  void a_second_sample_in_a_window_answers_the_earliest_unanswered_before_it() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t0 p test 07-01T20:00 NEGATIVE
        t1 p test 07-04T09:00 NEGATIVE
        t2 p test 07-04T10:00 NEGATIVE
        t3 p test 07-05T10:00 NEGATIVE
        t4 p test 07-05T11:00 NEGATIVE
        07-05T12:00 p tests => 07-02 by t2, 07-03 by t3, 07-04 by t1, 07-06, 07-08, 07-11
        """);
  }

  @Test
  void only_a_negative_by_pcr_answers() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t1 p test 07-02T09:00 GREY
        t2 p test 07-02T10:00 INVALID
        t3 p test 07-02T11:00 NEGATIVE ANTIGEN
        t4 p test 07-02T12:00 PENDING
        07-02T11:30 p => INBOUND RED MANAGED: TEST 07-02
        07-02T12:00 p => INBOUND RED MANAGED: RESULT 07-02
        07-03T00:00 p => INBOUND RED DUE: RESULT 07-02, TEST 07-03
        """);
  }

  @Test
  void of_several_lines_of_one_sample_the_worst_counts() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t1 p test 07-02T09:00 NEGATIVE
        t2 p test 07-02T09:00 GREY known 07-02T20:00
        t3 q test 07-02T09:00 PENDING
        t4 q test 07-02T09:00 NEGATIVE known 07-02T20:00
        e2 q entry 07-01T18:00
        07-02T19:59 p => INBOUND RED MANAGED
        07-02T20:00 p => INBOUND RED MANAGED: TEST 07-02
        07-02T19:59 q => INBOUND RED MANAGED: RESULT 07-02
        07-02T20:00 q tests => 07-02 by t3+t4, 07-03, 07-04, 07-06, 07-08, 07-11
        """);
  }

  @Test
  void a_negative_answers_a_test_and_never_removes_a_reason() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 CLOSE k
        t1 p test 07-02T09:00 POSITIVE
        t2 p test 07-03T09:00 NEGATIVE
        t3 p test 07-04T09:00 NEGATIVE
        07-04T12:00 p => SUSPECTED_CASE RED MANAGED
        07-04T12:00 p reasons => NINTH/SUSPECTED_CASE t1, NINTH/CLOSE_CONTACT e1
        """);
  }

  @Test
  @Tag("row-4.3")
  void a_rule_is_met_by_two_negatives_a_day_to_three_days_apart() {
    Table.check(
        Editions.ninth(),
        """
        e1 p arrival 07-01T12:00 LOW
        t1 p test 07-01T13:00 NEGATIVE
        t2 p test 07-02T12:59 NEGATIVE
        t3 p test 07-02T13:00 NEGATIVE
        e2 q arrival 07-01T12:00 LOW
        u1 q test 07-01T13:00 NEGATIVE
        u2 q test 07-04T13:01 NEGATIVE
        u3 q test 07-05T13:01 NEGATIVE
        07-01T12:00 p => LOW_AREA GREEN MANAGED: TEST 07-03
        07-02T12:59 p => LOW_AREA GREEN MANAGED: TEST 07-03
        07-02T13:00 p => LOW_AREA GREEN MANAGED
        07-02T13:00 p tests => 07-03 by t1+t3
        07-05T00:00 p => NONE GREEN RELEASED
        07-04T12:00 q => LOW_AREA GREEN DUE: TEST 07-03
        07-05T13:00 q => LOW_AREA GREEN BLOCKED: TEST 07-03
        07-05T13:01 q => NONE GREEN RELEASED
        """);
  }

  @Test
  void a_rule_looks_from_the_anchor_day_on_and_its_day_waits_for_what_became_known_late() {
    Table.check(
        Editions.ninth(),
        """
        t0 p test 06-30T23:59 NEGATIVE
        e1 p arrival 07-01T12:00 LOW known 07-03T12:00
        t1 p test 07-01T23:59 NEGATIVE
        t2 p test 07-04T09:00 PENDING
        07-03T12:00 p => LOW_AREA GREEN MANAGED: TEST 07-05
        07-04T09:00 p => LOW_AREA GREEN MANAGED: RESULT 07-05
        07-05T00:00 p => LOW_AREA GREEN BLOCKED: RESULT 07-05
        """);
  }
}
