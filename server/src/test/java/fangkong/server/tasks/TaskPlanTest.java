package fangkong.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assessment;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What follows from a declared arrival for the grid. */
@Tag("row-2.3")
@Tag("row-4.11")
class TaskPlanTest {

  private static final UUID PERSON = new UUID(7, 1);
  private static final Region CELL = new Region("41/15/26/108/201/G01/C01/");
  private static final Region HOUSEHOLD = new Region(CELL.path() + "H0001/");
  private static final Instant DECLARED = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant ARRIVES = Instant.parse("2022-07-05T10:00:00Z");

  private int facts;

  private Fact fact(FactType type, Region region, Instant known, ObjectNode body) {
    return new Fact(
        new UUID(8, ++facts),
        type,
        PERSON,
        region,
        known,
        known,
        known,
        PERSON,
        Channel.DECLARATION,
        null,
        null,
        null,
        body);
  }

  private Fact declaration(Instant known) {
    return fact(
        FactType.DECLARATION,
        HOUSEHOLD,
        known,
        JsonNodeFactory.instance.objectNode().put("arrives", "2022-07-05T18:00:00+08:00"));
  }

  private Fact of(FactType type, Instant known) {
    return fact(type, CELL, known, JsonNodeFactory.instance.objectNode());
  }

  private static List<Task> meetings(Care care, Fact... facts) {
    Standing standing =
        new Standing(
            PERSON,
            new Region("50/"),
            "CN-COVID-9",
            new Assessment(PERSON.toString(), List.of(), List.of(), false, Optional.empty()),
            care,
            Optional.empty());
    return new TaskPlan(ZoneId.of("Asia/Shanghai"), ARRIVES.plus(Duration.ofDays(9)))
        .of(standing, List.of(facts)).stream()
            .filter(task -> task.kind() == Task.Kind.MEET_ARRIVAL)
            .toList();
  }

  private static List<Task> meetings(Fact... facts) {
    return meetings(Care.NOT_MANAGED, facts);
  }

  @Test
  void whoever_declares_is_met_where_they_said_within_a_day_of_their_arrival() {
    Fact declared = declaration(DECLARED);

    assertThat(meetings(declared))
        .containsExactly(
            new Task(
                PERSON,
                Task.Kind.MEET_ARRIVAL,
                declared.id().toString(),
                CELL,
                DECLARED,
                ARRIVES.plus(Duration.ofHours(24)),
                null));
  }

  @Test
  void the_first_arrival_known_at_or_after_the_declaration_answers_it_and_none_before() {
    Fact declared = declaration(DECLARED);
    Fact before = of(FactType.ARRIVAL, DECLARED.minusMillis(1));

    assertThat(meetings(before, declared)).extracting(Task::doneAt).containsOnlyNulls();
    assertThat(
            meetings(
                before,
                declared,
                of(FactType.ARRIVAL, ARRIVES.plusSeconds(9)),
                of(FactType.ARRIVAL, ARRIVES)))
        .extracting(Task::doneAt)
        .containsExactly(ARRIVES);
    assertThat(meetings(declared, of(FactType.ARRIVAL, DECLARED)))
        .extracting(Task::doneAt)
        .containsExactly(DECLARED);
  }

  @Test
  void nothing_but_an_arrival_answers_a_declaration_whatever_became_of_the_person() {
    Fact declared = declaration(DECLARED);

    for (Care care : Care.values()) {
      assertThat(
              meetings(
                  care,
                  declared,
                  of(FactType.RESIDENCE, ARRIVES),
                  of(FactType.DEPARTURE, ARRIVES),
                  of(FactType.SYMPTOM, ARRIVES)))
          .as("%s", care)
          .singleElement()
          .extracting(Task::doneAt)
          .isNull();
    }
  }

  @Test
  void what_came_of_a_declaration_closes_it_and_no_other() {
    Fact declared = declaration(DECLARED);
    Fact other = declaration(DECLARED);
    Fact outcome =
        new Fact(
            new UUID(9, 1),
            FactType.LEAD_OUTCOME,
            PERSON,
            CELL,
            ARRIVES,
            ARRIVES,
            ARRIVES,
            PERSON,
            Channel.VISIT,
            declared.id(),
            null,
            null,
            JsonNodeFactory.instance.objectNode().put("outcome", "NOT_HERE"));

    assertThat(meetings(declared, other, outcome))
        .extracting(Task::doneAt)
        .containsExactly(ARRIVES, null);
  }

  @Test
  void each_declaration_is_a_task_of_its_own_and_a_departure_is_none() {
    Fact first = declaration(DECLARED);
    Fact second = declaration(ARRIVES);

    assertThat(meetings(first, second, of(FactType.ARRIVAL, DECLARED.plusSeconds(60))))
        .extracting(Task::subject, Task::doneAt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first.id().toString(), DECLARED.plusSeconds(60)),
            org.assertj.core.groups.Tuple.tuple(second.id().toString(), null));
    assertThat(meetings(of(FactType.DEPARTURE_DECLARATION, DECLARED))).isEmpty();
  }
}
