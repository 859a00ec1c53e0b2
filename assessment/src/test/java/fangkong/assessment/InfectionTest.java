package fangkong.assessment;

import org.junit.jupiter.api.Test;

/** Cases and positives. */
class InfectionTest {
  @Test
  void a_positive_is_suspected_until_a_case_line_confirms_it_or_a_ruling_sets_it_aside() {
    Table.check(
        Editions.ninth(),
        """
        t1 p test 07-01T08:00 POSITIVE
        t2 p test 07-02T08:00 POSITIVE ANTIGEN
        c1 p case 07-03T08:00
        t3 p test 07-04T08:00 POSITIVE
        u1 q test 07-01T08:00 POSITIVE
        r1 q ruling 07-02T08:00..07-09T08:00 excludes u1
        07-02T08:00 p reasons => NINTH/SUSPECTED_CASE t1+t2
        07-04T08:00 p reasons => NINTH/CASE c1
        07-02T08:00 p confirmed => false
        07-04T08:00 p confirmed => true
        07-01T08:00 q => SUSPECTED_CASE RED MANAGED
        07-02T08:00 q => NONE GREEN NONE
        """);
  }

  @Test
  void a_case_stays_one_until_the_hospital_lets_the_person_go() {
    Table.check(
        Editions.ninth(),
        """
        d0 p discharged 07-01T07:59 HOSPITAL
        c1 p case 07-01T08:00
        d1 p discharged 07-05T08:00 CENTRAL_ISOLATION
        d2 p discharged 07-10T08:00 HOSPITAL
        07-05T08:00 p => CASE RED MANAGED
        07-10T08:00 p => NONE GREEN NONE
        07-10T08:00 p confirmed => true
        """);
  }

  @Test
  void a_second_case_needs_a_second_discharge() {
    Table.check(
        Editions.ninth(),
        """
        c1 p case 07-01T08:00
        d1 p discharged 07-10T08:00 HOSPITAL
        c2 p case 08-01T08:00
        d2 p discharged 08-10T08:00 HOSPITAL
        08-01T08:00 p reasons => NINTH/CASE c2
        08-10T08:00 p => NONE GREEN NONE
        """);
  }

  @Test
  void a_positive_after_discharge_is_suspected_again() {
    Table.check(
        Editions.ninth(),
        """
        t1 p test 07-01T07:00 POSITIVE
        c1 p case 07-01T08:00
        d1 p discharged 07-10T08:00 HOSPITAL
        t2 p test 07-15T08:00 POSITIVE
        07-10T08:00 p => NONE GREEN NONE
        07-15T08:00 p reasons => NINTH/SUSPECTED_CASE t2
        """);
  }
}
