package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** Human rulings: in force for their time, never an edit. */
class RulingTest {
  @Test
  void a_ruling_is_in_force_from_its_instant_to_its_end_both_included() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-01T08:00
        r1 p ruling 07-02T08:00..07-04T08:00 INBOUND
        07-02T07:59 p => POST YELLOW MANAGED
        07-02T08:00 p => INBOUND RED MANAGED
        07-04T08:00 p => INBOUND RED DUE: TEST 07-03, TEST 07-04
        07-04T08:01 p => POST YELLOW MANAGED
        """);
  }

  @Test
  void a_category_takes_the_place_of_what_the_evidence_says_and_the_reasons_stay_listed() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T08:00..07-01T09:00 CLOSE k
        t1 p test 07-01T10:00 POSITIVE
        r1 p ruling 07-02T08:00..07-20T08:00 POST
        07-02T08:00 p => POST YELLOW MANAGED
        07-02T08:00 p reasons => RULING r1, NINTH/SUSPECTED_CASE t1, NINTH/CLOSE_CONTACT e1
        07-02T08:00 p segments => HOME_MONITORING 07-02..07-07 IN_FORCE
        07-02T08:00 p courses => POST MANAGED
        07-08T00:00 p => NONE GREEN RELEASED
        """);
  }

  @Test
  void none_releases() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T08:00..07-01T09:00 CLOSE k
        r1 p ruling 07-02T08:00..07-20T08:00 NONE
        r2 q ruling 07-02T08:00..07-20T08:00 NONE
        07-02T08:00 p => NONE GREEN RELEASED
        07-02T08:00 p reasons => RULING r1, NINTH/CLOSE_CONTACT e1
        07-02T08:00 q => NONE GREEN RELEASED
        """);
  }

  @Test
  void a_ruling_may_say_case_or_suspected_case() {
    Table.check(
        Editions.ninth(),
        """
        r1 p ruling 07-02T08:00..07-20T08:00 CASE
        r2 q ruling 07-02T08:00..07-20T08:00 SUSPECTED_CASE
        07-02T08:00 p => CASE RED MANAGED
        07-02T08:00 q => SUSPECTED_CASE RED MANAGED
        07-02T08:00 p confirmed => false
        """);
  }

  @Test
  void excludes_sets_lines_aside_and_also_an_earlier_ruling() {
    Table.check(
        Editions.ninth(),
        """
        t1 p test 07-01T08:00 POSITIVE
        r1 p ruling 07-02T08:00..07-20T08:00 CASE
        r2 p ruling 07-03T08:00..07-10T08:00 excludes t1 r1
        r3 p ruling 07-01T09:00..07-20T08:00 excludes r2
        07-01T08:00 p => SUSPECTED_CASE RED MANAGED
        07-02T08:00 p => CASE RED MANAGED
        07-03T08:00 p => NONE GREEN NONE
        07-10T08:01 p => CASE RED MANAGED
        """);
  }

  @Test
  void of_two_rulings_in_force_the_later_one_speaks() {
    Table.check(
        Editions.ninth(),
        """
        r1 p ruling 07-02T08:00..07-20T08:00 INBOUND
        r2 p ruling 07-03T08:00..07-04T08:00 POST
        07-03T08:00 p reasons => RULING r2
        07-04T08:01 p reasons => RULING r1
        """);
  }

  @Test
  void an_unseen_ruling_and_one_of_a_category_that_the_protocol_lacks_have_no_effect() {
    Table.check(
        Editions.ninth(),
        """
        r1 p ruling 07-02T08:00..07-20T08:00 INBOUND known 07-03T08:00
        r2 q ruling 07-02T08:00..07-20T08:00 GENERAL
        07-03T07:59 p => NONE GREEN NONE
        07-03T08:00 p => INBOUND RED MANAGED: TEST 07-03
        07-03T08:00 q => NONE GREEN NONE
        """);
  }

  @Test
  void a_ruled_contact_of_a_contact_waits_for_nobody() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY k
        r1 p ruling 07-02T08:00..07-20T08:00 CONTACT_OF_CONTACT
        07-02T08:00 p => CONTACT_OF_CONTACT YELLOW MANAGED
        """);
  }
}
