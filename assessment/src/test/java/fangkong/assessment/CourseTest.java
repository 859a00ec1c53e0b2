package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** Which clauses fire, where their courses are anchored, and how segments follow each other. */
class CourseTest {
  @Test
  void the_first_segment_runs_from_the_last_exposure_and_the_next_from_the_end_of_the_one_before() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 CLOSE k
        e2 p exposure 06-30T18:00..06-30T20:00 CLOSE k
        07-01T21:00 p reasons => NINTH/CLOSE_CONTACT e1+e2
        07-01T21:00 p segments => CENTRAL_ISOLATION 07-01..07-08 IN_FORCE, HOME_MONITORING 07-08..07-11 UPCOMING
        07-01T21:00 p tests => 07-02, 07-03, 07-04, 07-06, 07-08, 07-11
        """);
  }

  @Test
  void later_deciding_evidence_anchors_the_course_anew() {
    Table.check(
        Editions.ninth(),
        """
        e1 p entry 07-01T18:00
        e2 p entry 07-04T18:00
        07-04T17:59 p segments => CENTRAL_ISOLATION 07-01..07-08 IN_FORCE, HOME_MONITORING 07-08..07-11 UPCOMING
        07-04T18:00 p segments => CENTRAL_ISOLATION 07-04..07-11 IN_FORCE, HOME_MONITORING 07-11..07-14 UPCOMING
        """);
  }

  @Test
  void a_missing_or_later_end_counts_as_the_instant_asked_for() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00.. CLOSE k
        e2 q exposure 07-01T18:00..07-03T10:00 CLOSE k
        07-02T08:00 p segments => CENTRAL_ISOLATION 07-02..07-09 IN_FORCE, HOME_MONITORING 07-09..07-12 UPCOMING
        07-05T08:00 p segments => CENTRAL_ISOLATION 07-05..07-12 IN_FORCE, HOME_MONITORING 07-12..07-15 UPCOMING
        07-02T08:00 q segments => CENTRAL_ISOLATION 07-02..07-09 IN_FORCE, HOME_MONITORING 07-09..07-12 UPCOMING
        07-05T08:00 q segments => CENTRAL_ISOLATION 07-03..07-10 IN_FORCE, HOME_MONITORING 07-10..07-13 UPCOMING
        """);
  }

  @Test
  void where_a_clause_names_two_anchors_the_latest_date_counts() {
    Table.check(
        Editions.ninth(),
        """
        e1 p stay 06-28T08:00..07-01T09:00 HIGH
        e2 p arrival 07-02T09:00 HIGH
        07-02T09:00 p segments => CENTRAL_ISOLATION 07-02..07-09 IN_FORCE
        07-02T09:00 p reasons => NINTH/HIGH_AREA e1+e2
        """);
  }

  @Test
  void history_counts_calendar_days_back_from_known_with_the_limit_included() {
    Table.check(
        Editions.ninth(),
        """
        e1 p stay 06-20T08:00..07-01T00:01 HIGH known 07-08T23:59
        e2 q stay 06-20T08:00..06-30T23:59 HIGH known 07-08T00:01
        e3 r arrival 07-01T09:00 HIGH
        07-08T23:59 p => HIGH_AREA RED MANAGED
        07-08T23:59 q => NONE GREEN NONE
        08-30T12:00 p => NONE GREEN RELEASED
        08-30T12:00 q => NONE GREEN NONE
        07-08T12:00 r => HIGH_AREA RED MANAGED
        """);
  }

  @Test
  void a_stay_is_known_when_it_was_left_and_an_open_one_when_it_began() {
    Table.check(
        Editions.ninth(),
        """
        e1 p stay 07-01T08:00..07-03T08:00 HIGH
        e2 q stay 07-01T08:00.. HIGH
        07-03T07:59 p => NONE GREEN NONE
        07-03T08:00 p => HIGH_AREA RED MANAGED
        07-01T08:00 q => HIGH_AREA RED MANAGED
        """);
  }

  @Test
  void unseen_evidence_has_no_effect() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 CLOSE k known 07-03T08:00
        07-03T07:59 p => NONE GREEN NONE
        07-03T08:00 p => CLOSE_CONTACT RED DUE: TEST 07-02, TEST 07-03
        """);
  }

  @Test
  void the_most_severe_open_course_leads_and_the_strictest_colour_shows() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY k
        e2 p role_exit 07-01T18:00
        e3 p arrival 07-03T12:00 HIGH
        07-02T00:00 p => CONTACT_OF_CONTACT YELLOW MANAGED: TEST 07-02, LINKED_TEST k
        07-03T12:00 p => HIGH_AREA RED MANAGED
        07-03T12:00 p reasons => NINTH/HIGH_AREA e3, NINTH/CONTACT_OF_CONTACT e1, NINTH/POST e2
        07-11T00:00 p => CONTACT_OF_CONTACT YELLOW BLOCKED: TEST 07-02, TEST 07-05, TEST 07-08, LINKED_TEST k
        07-11T00:00 p courses => HIGH_AREA RELEASED, CONTACT_OF_CONTACT BLOCKED, POST RELEASED
        """);
  }

  @Test
  void a_segment_holds_to_the_end_of_its_last_day() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-01T18:00
        07-06T23:59 p => POST YELLOW MANAGED
        07-07T00:00 p => NONE GREEN RELEASED
        07-07T00:00 p segments => HOME_MONITORING 07-01..07-06 ENDED on 07-06
        """);
  }

  @Test
  void when_all_is_released_the_segments_are_those_of_the_course_that_ends_last() {
    Table.check(
        Editions.ninth(),
        """
        e1 p arrival 07-01T12:00 HIGH
        e2 p role_exit 07-04T18:00
        e3 q arrival 07-01T12:00 HIGH
        e4 q role_exit 07-03T18:00
        08-01T00:00 p segments => HOME_MONITORING 07-04..07-09 ENDED on 07-09
        08-01T00:00 q segments => CENTRAL_ISOLATION 07-01..07-08 ENDED on 07-08
        """);
  }

  @Test
  void days_are_those_of_the_zone() {
    Assess utc = new Assess(Editions.ninth(), java.time.ZoneId.of("UTC"));
    EvidenceIndex index =
        EvidenceIndex.of(java.util.List.of(Table.evidence("e1 p entry 07-02T07:59")));
    Assessment standing = utc.assess("p", index, Table.time("07-02T07:59"));
    org.assertj.core.api.Assertions.assertThat(standing.segments().getFirst().from())
        .isEqualTo("2022-07-01");
  }

  @Test
  void a_layer_keeps_the_order_of_its_base_and_names_its_own_clauses() {
    Table.check(
        Editions.local(),
        """
        e1 p entry 07-01T12:00
        e2 p arrival 07-01T12:00 HIGH
        e3 p exposure 07-01T12:00..07-01T13:00 GENERAL k
        e4 p role_exit 07-01T12:00
        e5 p test 07-01T12:00 POSITIVE
        07-01T13:00 p reasons => LOCAL/SUSPECTED_CASE e5, LOCAL/INBOUND e1, NINTH/HIGH_AREA e2, LOCAL/GENERAL e3
        """);
  }

  @Test
  void shown_codes_admissions_and_low_origins_change_nothing() {
    Table.check(
        Editions.ninth(),
        """
        e1 p shown_code 07-01T12:00 RED
        e2 p admitted 07-01T12:00 HOSPITAL
        e3 p arrival 07-01T12:00 NONE
        07-01T13:00 p => NONE GREEN NONE
        07-01T13:00 p reasons => none
        """);
  }
}
