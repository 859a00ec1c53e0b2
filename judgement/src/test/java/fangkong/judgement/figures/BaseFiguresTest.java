package fangkong.judgement.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Care;
import fangkong.judgement.standings.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The base figures close whatever became of each person between two cut-offs. */
@Tag("row-0.9")
class BaseFiguresTest {

  private static final Region REGION = new Region("41/15/26/");
  private static final List<Care> CARE = List.of(Care.values());
  private static final Instant SINCE = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2022-07-02T00:00:00Z");

  private static Counted standing(int person, Care care) {
    return new Counted(new UUID(7, person), REGION, care, Set.of());
  }

  private static BaseFigures figures(List<Counted> before, List<Counted> now) {
    CutOff cutOff = new CutOff(SINCE, AS_OF, false);
    return BaseFigures.of(REGION, cutOff, new FigureSets(Set.of(), before, now)::size);
  }

  private static BaseFigures.Period period(Care before, Care now) {
    return figures(List.of(standing(1, before)), List.of(standing(1, now))).period();
  }

  /** The same counted one by one: what a person was before and is now, in the words of the page. */
  private static BaseFigures.Period naive(Map<UUID, Care> before, Map<UUID, Care> now) {
    int last = 0;
    int added = 0;
    int released = 0;
    int confirmed = 0;
    int movedOut = 0;
    int withdrawn = 0;
    int current = 0;
    Set<UUID> everyone = new java.util.HashSet<>(before.keySet());
    everyone.addAll(now.keySet());
    for (UUID person : everyone) {
      Care.Group from = before.getOrDefault(person, Care.NOT_MANAGED).group();
      Care.Group to = now.getOrDefault(person, Care.NOT_MANAGED).group();
      boolean was = from == Care.Group.MANAGED;
      boolean is = to == Care.Group.MANAGED;
      last += was ? 1 : 0;
      current += is ? 1 : 0;
      boolean passedThrough = !was && !is && to != from && to != Care.Group.NEVER;
      added += (!was && is) || passedThrough ? 1 : 0;
      if ((was && !is) || passedThrough) {
        switch (to) {
          case RELEASED -> released++;
          case CONFIRMED -> confirmed++;
          case MOVED_OUT -> movedOut++;
          case NEVER -> withdrawn++;
          case MANAGED -> throw new IllegalStateException("nobody leaves for management");
        }
      }
    }
    return new BaseFigures.Period(last, added, released, confirmed, movedOut, withdrawn, current);
  }

  @Test
  void a_person_counts_once_in_what_became_of_them() {
    assertThat(period(Care.NOT_MANAGED, Care.CENTRAL))
        .isEqualTo(new BaseFigures.Period(0, 1, 0, 0, 0, 0, 1));
    assertThat(period(Care.CENTRAL, Care.HOME_MONITORING))
        .isEqualTo(new BaseFigures.Period(1, 0, 0, 0, 0, 0, 1));
    assertThat(period(Care.CENTRAL, Care.RELEASED))
        .isEqualTo(new BaseFigures.Period(1, 0, 1, 0, 0, 0, 0));
    assertThat(period(Care.CENTRAL, Care.CONFIRMED))
        .isEqualTo(new BaseFigures.Period(1, 0, 0, 1, 0, 0, 0));
    assertThat(period(Care.HOSPITAL, Care.MOVED_OUT))
        .isEqualTo(new BaseFigures.Period(1, 0, 0, 0, 1, 0, 0));
    assertThat(period(Care.CENTRAL, Care.NOT_MANAGED))
        .isEqualTo(new BaseFigures.Period(1, 0, 0, 0, 0, 1, 0));
    assertThat(period(Care.RELEASED, Care.CENTRAL))
        .isEqualTo(new BaseFigures.Period(0, 1, 0, 0, 0, 0, 1));
    assertThat(period(Care.NOT_MANAGED, Care.RELEASED))
        .isEqualTo(new BaseFigures.Period(0, 1, 1, 0, 0, 0, 0));
    assertThat(period(Care.RELEASED, Care.RELEASED))
        .isEqualTo(new BaseFigures.Period(0, 0, 0, 0, 0, 0, 0));
    assertThat(period(Care.NOT_MANAGED, Care.FOLLOWED))
        .isEqualTo(new BaseFigures.Period(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void every_equation_closes_for_any_two_cut_offs() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Counted> before = new ArrayList<>();
      List<Counted> now = new ArrayList<>();
      Map<UUID, Care> was = new java.util.HashMap<>();
      Map<UUID, Care> is = new java.util.HashMap<>();
      for (int person = random.nextInt(40); person > 0; person--) {
        pick(random, person, before, was);
        pick(random, person, now, is);
      }

      BaseFigures figures = figures(before, now);

      assertThat(figures.equations())
          .hasSize(3)
          .allSatisfy(equation ->
              assertThat(equation.left()).as(equation.name()).isEqualTo(equation.right()));
      assertThat(figures.close()).isTrue();
      assertThat(figures.period()).as("seed %d", seed).isEqualTo(naive(was, is));
      assertThat(figures.period().current()).isEqualTo(figures.managed().total());
      assertThat(figures.cumulative())
          .isEqualTo(is.values().stream().filter(care -> care.group() != Care.Group.NEVER).count());
    }
  }

  /** Somebody may not be there at one of the cut-offs. */
  private static void pick(
      Random random, int person, List<Counted> standings, Map<UUID, Care> care) {
    if (random.nextInt(5) > 0) {
      Counted standing = standing(person, CARE.get(random.nextInt(CARE.size())));
      standings.add(standing);
      care.put(standing.person(), standing.care());
    }
  }
}
