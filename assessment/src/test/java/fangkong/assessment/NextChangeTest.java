package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** When a standing is worth looking at again. */
class NextChangeTest {
  @Test
  void at_midnight_while_a_course_is_open_and_never_when_all_is_over() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-01T08:00
        07-01T08:00 p next => 07-02T00:00
        07-07T00:00 p next => never
        06-01T08:00 p next => 07-01T08:00
        07-01T08:00 q next => never
        """);
  }

  @Test
  void when_evidence_becomes_known_or_a_ruling_begins_or_ends() {
    Table.check(
        Editions.ninth(),
        """
        t1 p test 07-01T08:00 POSITIVE known 07-02T09:00
        r1 p ruling 07-04T08:00..07-05T08:00 NONE known 07-03T08:00
        07-01T08:00 p next => 07-02T09:00
        07-02T09:00 p next => 07-03T08:00
        07-03T08:00 p next => 07-04T08:00
        07-04T08:00 p next => 07-05T08:00
        07-05T08:01 p next => never
        """);
  }

  @Test
  void when_something_becomes_known_of_a_linked_contact_or_of_theirs() {
    Table.check(
        Editions.ninth(),
        """
        e1 a exposure 07-01T18:00..07-01T20:00 SECONDARY b
        e2 b exposure 07-01T18:00..07-01T20:00 SECONDARY c
        t1 b test 07-01T22:00 NEGATIVE
        t2 c test 07-01T23:00 POSITIVE
        07-01T21:00 a next => 07-01T22:00
        07-01T22:00 a next => 07-01T23:00
        07-01T23:00 a next => 07-02T00:00
        """);
  }

  @Test
  void when_something_known_beforehand_happens() {
    Table.check(
        Editions.ninth(),
        """
        e1 p role_exit 07-01T08:00
        s1 p symptom 07-03T09:00 present known 07-02T08:00
        07-03T00:00 p next => 07-03T09:00
        07-03T08:59 p => POST YELLOW MANAGED
        07-03T09:00 p => POST YELLOW MANAGED: SYMPTOM_FREE
        """);
  }
}
