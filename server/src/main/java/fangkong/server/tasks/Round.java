package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's day: the nodes they answer for, the open tasks there and the households that stand
 * directly in them. A phone is in it only with a task.
 */
public record Round(
    Instant asOf, Who worker, List<Place> nodes, List<Todo> tasks, List<Home> households) {
  public Round {
    nodes = List.copyOf(nodes);
    tasks = List.copyOf(tasks);
    households = List.copyOf(households);
  }

  /** The worker whose round it is. */
  public record Who(String login, String name) {}

  /** A node of the round. */
  public record Place(Region region, String name) {}

  /**
   * An open task.
   *
   * @param household where the person lives, where that is known
   */
  public record Todo(
      UUID person,
      @Nullable String name,
      @Nullable String phone,
      Task.Kind kind,
      String subject,
      Region region,
      @Nullable Region household,
      Instant openedAt,
      Instant dueAt,
      boolean overdue,
      TaskView.Detail detail) {}

  /** A household with the people who are looked after there. */
  public record Home(
      Region region, String name, @Nullable Visit lastVisit, List<Inhabitant> people) {
    public Home {
      people = List.copyOf(people);
    }
  }

  /** A door visit. */
  public record Visit(Instant at, String outcome) {}

  /**
   * Somebody in a household.
   *
   * @param code null where no protocol is in effect
   * @param until the last day of the segment in force
   */
  public record Inhabitant(
      UUID person,
      @Nullable String name,
      String category,
      @Nullable String code,
      @Nullable LocalDate until) {}
}
