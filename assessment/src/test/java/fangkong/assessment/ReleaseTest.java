package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** Release is a conjunction, not a date, and what has ended stays ended. */
class ReleaseTest {
  private static final String TESTED =
      """
      t2 p test 07-02T09:00 NEGATIVE
      t3 p test 07-03T09:00 NEGATIVE
      t4 p test 07-04T09:00 NEGATIVE
      t6 p test 07-06T09:00 NEGATIVE
      t8 p test 07-08T09:00 NEGATIVE
      """;

  @Test
  void a_segment_whose_conditions_are_not_met_goes_on_holding_and_keeps_its_dates() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t2 p test 07-02T09:00 NEGATIVE
        t3 p test 07-03T09:00 NEGATIVE
        t4 p test 07-04T09:00 NEGATIVE
        t6 p test 07-06T09:00 NEGATIVE
        t8 p test 07-13T09:00 NEGATIVE known 07-13T20:00
        t9 p test 07-14T09:00 NEGATIVE
        07-08T23:59 p => INBOUND RED MANAGED: TEST 07-08
        07-09T00:00 p => INBOUND RED BLOCKED: TEST 07-08
        07-12T00:00 p segments => CENTRAL_ISOLATION 07-01..07-08 IN_FORCE, HOME_MONITORING 07-08..07-11 UPCOMING
        07-13T20:00 p => INBOUND RED BLOCKED: TEST 07-08
        07-13T20:00 p tests => 07-02 by t2, 07-03 by t3, 07-04 by t4, 07-06 by t6, 07-08, 07-11 by t8
        07-14T09:00 p => NONE GREEN RELEASED
        07-14T09:00 p segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-14, HOME_MONITORING 07-08..07-11 ENDED on 07-14
        """);
  }

  @Test
  void the_room_must_be_negative_by_a_swab_from_the_last_day_on() {
    Table.check(
        Editions.ninth(),
        "e1 p exposure 07-01T18:00..07-01T20:00 CLOSE k\n"
            + TESTED
            + """
            v1 p environment 07-07T23:59 NEGATIVE
            v2 p environment 07-08T10:00 GREY
            v3 p environment 07-09T10:00 NEGATIVE
            v4 p environment 07-10T10:00 POSITIVE
            07-07T23:59 p => CLOSE_CONTACT RED MANAGED
            07-08T09:30 p => CLOSE_CONTACT RED MANAGED: ENVIRONMENT
            07-09T09:59 p => CLOSE_CONTACT RED BLOCKED: ENVIRONMENT
            07-09T10:00 p => CLOSE_CONTACT YELLOW MANAGED
            07-09T10:00 p segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-09, HOME_MONITORING 07-08..07-11 IN_FORCE
            07-10T12:00 p => CLOSE_CONTACT YELLOW MANAGED
            """);
  }

  @Test
  void the_last_symptom_line_since_the_anchor_day_counts() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-02T18:00
        s0 p symptom 07-01T23:59 present
        s1 p symptom 07-02T00:00 absent
        s2 q symptom 07-06T08:00 present
        e2 q role_exit 07-02T18:00
        s3 q symptom 07-09T08:00 absent
        07-03T00:00 p => POST YELLOW MANAGED
        07-08T00:00 p => NONE GREEN RELEASED
        07-06T08:00 q => POST YELLOW MANAGED: SYMPTOM_FREE
        07-08T00:00 q => POST YELLOW BLOCKED: SYMPTOM_FREE
        07-09T08:00 q => NONE GREEN RELEASED
        """);
  }

  @Test
  void a_segment_once_ended_never_reopens() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-02T18:00
        s1 p symptom 07-09T08:00 present
        s2 p symptom 07-07T20:00 present known 07-10T08:00
        07-08T00:00 p => NONE GREEN RELEASED
        07-09T08:00 p => NONE GREEN RELEASED
        07-10T08:00 p => NONE GREEN RELEASED
        """);
  }

  @Test
  void what_is_set_aside_later_does_not_reopen_a_segment() {
    Table.check(
        Editions.ninth(),
        "e1 p entry 07-01T18:00\n"
            + TESTED
            + """
            r1 p ruling 07-10T08:00..07-20T08:00 excludes t3 t8
            07-09T00:00 p segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-08, HOME_MONITORING 07-08..07-11 IN_FORCE
            07-10T08:00 p segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-08, HOME_MONITORING 07-08..07-11 IN_FORCE
            """);
  }

  @Test
  void a_late_result_ends_the_segment_when_its_sample_was_taken() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        t2 p test 07-02T09:00 NEGATIVE
        t3 p test 07-03T09:00 NEGATIVE
        t4 p test 07-04T09:00 NEGATIVE
        t6 p test 07-06T09:00 NEGATIVE
        t8 p test 07-09T09:00 NEGATIVE known 07-10T09:00
        s1 p symptom 07-09T20:00 present
        07-09T21:00 p => INBOUND RED BLOCKED: TEST 07-08, SYMPTOM_FREE
        07-10T09:00 p => INBOUND YELLOW MANAGED: SYMPTOM_FREE
        07-10T09:00 p segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-09, HOME_MONITORING 07-08..07-11 IN_FORCE
        """);
  }
}
