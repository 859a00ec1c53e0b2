package fangkong.benchmarks.people;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.evidence.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private static final int PEOPLE = 4_000;
  private static final List<Evidence> LINES = new Population(PEOPLE, 1).evidence();

  @Test
  void the_same_seed_gives_the_same_lines_and_another_seed_others() {
    assertThat(new Population(PEOPLE, 1).evidence()).isEqualTo(LINES);
    assertThat(new Population(PEOPLE, 2).evidence()).isNotEqualTo(LINES);
  }

  @Test
  void there_are_ten_lines_a_person_and_everybody_has_some() {
    assertThat(LINES).hasSize(PEOPLE * Population.LINES_A_PERSON);
    assertThat(LINES.stream().map(Evidence::person).distinct().sorted().toList())
        .isEqualTo(new Population(PEOPLE, 1).persons());
  }

  @Test
  void ids_are_unique() {
    assertThat(LINES.stream().map(Evidence::id).distinct().count()).isEqualTo(LINES.size());
  }

  @Test
  void every_kind_of_evidence_but_the_exit_from_a_post_is_there_seen_and_unseen() {
    Set<Class<?>> kinds = new HashSet<>();
    LINES.forEach(line -> kinds.add(line.getClass()));

    assertThat(kinds).hasSize(Evidence.class.getPermittedSubclasses().length - 1);
    assertThat(kinds).doesNotContain(Evidence.RoleExit.class);
    assertThat(LINES).anyMatch(line -> line.known().isAfter(Population.AS_OF));
  }
}
