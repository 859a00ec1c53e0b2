package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** What a linked contact's positive and tests mean for those who met them. */
class LinkTest {
  @Test
  void a_positive_of_the_linked_contact_turns_a_secondary_exposure_into_a_close_one() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY q
        t1 q test 07-02T08:00 POSITIVE ANTIGEN known 07-03T08:00
        c1 q case 07-04T08:00
        07-03T07:59 p reasons => NINTH/CONTACT_OF_CONTACT e1
        07-03T08:00 p reasons => NINTH/CLOSE_CONTACT e1+t1
        07-04T08:00 p reasons => NINTH/CLOSE_CONTACT c1+e1+t1
        """);
  }

  @Test
  void a_chain_turns_link_by_link_as_each_turns_positive() {
    Table.check(
        Editions.ninth(),
        """
        e1 a exposure 07-01T18:00..07-01T20:00 SECONDARY b
        e2 b exposure 07-01T18:00..07-01T20:00 SECONDARY c
        t1 c test 07-02T08:00 POSITIVE
        t2 b test 07-03T08:00 POSITIVE
        07-02T08:00 a reasons => NINTH/CONTACT_OF_CONTACT e1
        07-02T08:00 b reasons => NINTH/CLOSE_CONTACT e2+t1
        07-03T08:00 a reasons => NINTH/CLOSE_CONTACT e1+t2
        07-03T08:00 b reasons => NINTH/SUSPECTED_CASE t2, NINTH/CLOSE_CONTACT e2+t1
        """);
  }

  @Test
  void cycles_end() {
    Table.check(
        Editions.ninth(),
        """
        e1 a exposure 07-01T18:00..07-01T20:00 SECONDARY b
        e2 b exposure 07-01T18:00..07-01T20:00 SECONDARY a
        e3 c exposure 07-01T18:00..07-01T20:00 SECONDARY c
        07-02T08:00 a => CONTACT_OF_CONTACT YELLOW MANAGED: TEST 07-02, LINKED_TEST b
        07-02T08:00 b => CONTACT_OF_CONTACT YELLOW MANAGED: TEST 07-02, LINKED_TEST a
        07-02T08:00 c => CONTACT_OF_CONTACT YELLOW MANAGED: TEST 07-02, LINKED_TEST c
        """);
  }

  @Test
  void release_waits_for_the_first_tests_of_each_linked_contact() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY q
        e2 q exposure 07-02T18:00..07-02T20:00 CLOSE k
        t2 p test 07-02T09:00 NEGATIVE
        t5 p test 07-05T09:00 NEGATIVE
        t8 p test 07-08T09:00 NEGATIVE
        u3 q test 07-03T09:00 NEGATIVE
        u4 q test 07-10T09:00 NEGATIVE
        u5 q test 07-11T09:00 NEGATIVE
        07-02T19:00 p => CONTACT_OF_CONTACT YELLOW MANAGED
        07-03T08:00 p => CONTACT_OF_CONTACT YELLOW MANAGED: LINKED_TEST q
        07-03T09:00 p => CONTACT_OF_CONTACT YELLOW MANAGED
        07-04T00:00 p => CONTACT_OF_CONTACT YELLOW MANAGED: LINKED_TEST q
        07-09T00:00 p => CONTACT_OF_CONTACT YELLOW BLOCKED: LINKED_TEST q
        07-10T09:00 p => CONTACT_OF_CONTACT YELLOW BLOCKED: LINKED_TEST q
        07-11T09:00 p => NONE GREEN RELEASED
        """);
  }

  @Test
  void a_linked_contact_without_a_course_with_tests_does_not_meet_the_condition() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY q
        e2 p exposure 07-01T18:00..07-01T20:00 SECONDARY k
        e3 q arrival 07-01T18:00 LOW
        07-01T20:00 p => CONTACT_OF_CONTACT YELLOW MANAGED: LINKED_TEST k, LINKED_TEST q
        """);
  }

  @Test
  void a_positive_that_a_ruling_sets_aside_turns_nobody() {
    Table.check(
        Editions.ninth(),
        """
        e1 p exposure 07-01T18:00..07-01T20:00 SECONDARY q
        t1 q test 07-02T08:00 POSITIVE
        r1 q ruling 07-03T08:00..07-05T08:00 excludes t1
        07-02T08:00 p reasons => NINTH/CLOSE_CONTACT e1+t1
        07-03T08:00 p reasons => NINTH/CONTACT_OF_CONTACT e1
        07-05T08:00 p reasons => NINTH/CONTACT_OF_CONTACT e1
        07-05T08:01 p reasons => NINTH/CLOSE_CONTACT e1+t1
        """);
  }
}
