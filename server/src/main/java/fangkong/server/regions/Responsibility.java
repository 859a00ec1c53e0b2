package fangkong.server.regions;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a node on a day: the first present worker of the node, else its lead, else the
 * same one step up. Whoever is absent is replaced by the named cover, who may have a cover in turn;
 * a ring of absences passes to the next candidate. Immutable: a change of the roster makes a new
 * one.
 */
public final class Responsibility {

  /**
   * What somebody does for a node. Workers come before leads: the lead answers where there is no
   * worker.
   */
  public enum Role {
    WORKER,
    LEAD
  }

  /** {@code until} is the first day on which it no longer holds; null while open. */
  public record Assignment(
      String worker, Region region, Role role, LocalDate from, @Nullable LocalDate until) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
  }

  /** {@code until} is the first day back. */
  public record Absence(String worker, LocalDate from, LocalDate until, String cover) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }
  }

  private static final Comparator<Assignment> FIRST =
      Comparator.comparing(Assignment::role).thenComparing(Assignment::worker);

  private final Map<Region, List<Assignment>> byRegion = new HashMap<>();
  private final Map<String, List<Absence>> byWorker = new HashMap<>();

  public Responsibility(List<Assignment> assignments, List<Absence> absences) {
    for (Assignment assignment : assignments) {
      byRegion.computeIfAbsent(assignment.region(), _ -> new ArrayList<>()).add(assignment);
    }
    byRegion.values().forEach(list -> list.sort(FIRST));
    for (Absence absence : absences) {
      byWorker.computeIfAbsent(absence.worker(), _ -> new ArrayList<>()).add(absence);
    }
  }

  /**
   * The one worker who answers for this node on this day; empty only where nobody up to the root is
   * present.
   */
  public Optional<String> findAccountable(Region node, LocalDate day) {
    Optional<Region> at = Optional.of(node);
    while (at.isPresent()) {
      for (Assignment assignment : byRegion.getOrDefault(at.get(), List.of())) {
        if (assignment.holds(day)) {
          Optional<String> present = findPresent(assignment.worker(), day);
          if (present.isPresent()) {
            return present;
          }
        }
      }
      at = at.get().findParent();
    }
    return Optional.empty();
  }

  /** The lead of this node on this day, else of the nearest node above that has one present. */
  public Optional<String> findLead(Region node, LocalDate day) {
    Optional<Region> at = Optional.of(node);
    while (at.isPresent()) {
      Optional<String> lead =
          byRegion.getOrDefault(at.get(), List.of()).stream()
              .filter(assignment -> assignment.role() == Role.LEAD && assignment.holds(day))
              .flatMap(assignment -> findPresent(assignment.worker(), day).stream())
              .findFirst();
      if (lead.isPresent()) {
        return lead;
      }
      at = at.get().findParent();
    }
    return Optional.empty();
  }

  /** Everyone with a duty inside a region, whenever it holds. */
  public Set<String> listWorkersInside(Region region) {
    Set<String> workers = new HashSet<>();
    byRegion.forEach((node, assignments) -> {
      if (region.contains(node)) {
        assignments.forEach(assignment -> workers.add(assignment.worker()));
      }
    });
    return workers;
  }

  private Optional<String> findPresent(String worker, LocalDate day) {
    Set<String> seen = new HashSet<>();
    String candidate = worker;
    while (seen.add(candidate)) {
      Optional<String> cover = findCover(candidate, day);
      if (cover.isEmpty()) {
        return Optional.of(candidate);
      }
      candidate = cover.get();
    }
    return Optional.empty();
  }

  private Optional<String> findCover(String worker, LocalDate day) {
    return byWorker.getOrDefault(worker, List.of()).stream()
        .filter(absence -> absence.holds(day))
        .min(Comparator.comparing(Absence::from))
        .map(Absence::cover);
  }
}
