package fangkong.assessment.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many staff a day's work takes, by norms. For what there is no norm there is no figure.
 *
 * @param norms one a role at most; what a norm counts by stands before it
 */
public record Staffing(List<Norm> norms) {
  /** No norm is known. */
  public static final Staffing NONE = new Staffing(List.of());

  public Staffing {
    norms = List.copyOf(norms);
    List<Role> before = new ArrayList<>();
    for (Norm norm : norms) {
      if (before.contains(norm.role())) {
        throw new IllegalArgumentException(
            "role " + norm.role() + " has two norms. Maybe drop one");
      }
      if (norm.by() == Basis.MEDICAL && !before.contains(Role.MEDICAL)) {
        throw new IllegalArgumentException(
            norm.role() + " is by MEDICAL, which has no norm before it. Maybe put one first");
      }
      before.add(norm.role());
    }
  }

  /** Whose work it is. */
  public enum Role {
    /** Doctors and nurses of isolation sites. */
    MEDICAL,
    /** Everybody else of isolation sites: liaison, cleaning, security, supplies, comfort. */
    SITE,
    SAMPLER,
    /** Who looks after people at home. */
    COMMUNITY
  }

  /** What a norm counts by. */
  public enum Basis {
    /** People in central isolation. */
    ISOLATED,
    /** Tests of the day. */
    TESTS,
    /** People in isolation or monitoring at home. */
    AT_HOME,
    /** Medical staff, as the norm before has them. */
    MEDICAL
  }

  /**
   * Of a role, {@code least} to {@code most} for each {@code per} of a basis.
   *
   * @param most empty where the source gives no upper end
   */
  public record Norm(Role role, Basis by, int per, int least, OptionalInt most, Source source) {
    public Norm {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(source, "source");
      if (per < 1 || least < 1) {
        throw new IllegalArgumentException(
            least + " of " + role + " per " + per + " is no norm. Maybe 1 or more of both");
      }
      if (most.isPresent() && most.getAsInt() < least) {
        throw new IllegalArgumentException(
            "most is " + most.getAsInt() + ", less than " + least + ". Maybe swap them");
      }
      if (by == Basis.MEDICAL && role == Role.MEDICAL) {
        throw new IllegalArgumentException("MEDICAL is by itself. Maybe by ISOLATED");
      }
    }

    private Need of(Need basis) {
      OptionalInt end =
          most.isPresent() && basis.most().isPresent()
              ? OptionalInt.of(whole(basis.most().getAsInt(), most.getAsInt()))
              : OptionalInt.empty();
      return new Need(role, whole(basis.least(), least), end);
    }

    /** Whole people, rounded up. */
    private int whole(int count, int each) {
      return Math.toIntExact(Math.ceilDiv((long) count * each, (long) per));
    }
  }

  /** So many of a role are needed that day, {@code most} being empty where no norm says. */
  public record Need(Role role, int least, OptionalInt most) {}

  /**
   * The staff of a day, a need for each norm in its order.
   *
   * @param isolated people in central isolation, each in a room of their own
   * @param tests tests of the day
   * @param atHome people in isolation or monitoring at home
   */
  public List<Need> needs(int isolated, int tests, int atHome) {
    Map<Role, Need> needs = new EnumMap<>(Role.class);
    List<Need> inOrder = new ArrayList<>();
    for (Norm norm : norms) {
      Need need =
          norm.of(
              switch (norm.by()) {
                case ISOLATED -> exactly(norm.role(), isolated);
                case TESTS -> exactly(norm.role(), tests);
                case AT_HOME -> exactly(norm.role(), atHome);
                case MEDICAL -> known(needs.get(Role.MEDICAL));
              });
      needs.put(norm.role(), need);
      inOrder.add(need);
    }
    return List.copyOf(inOrder);
  }

  private static Need exactly(Role role, int count) {
    return new Need(role, count, OptionalInt.of(count));
  }

  private static Need known(@Nullable Need medical) {
    return Objects.requireNonNull(medical, "medical");
  }
}
