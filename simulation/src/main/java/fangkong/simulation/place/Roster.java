package fangkong.simulation.place;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is in charge of which node, and who stands in for whom. */
public record Roster(List<Worker> workers, List<Absence> absences) {

  public Roster {
    workers = List.copyOf(workers);
    absences = List.copyOf(absences);
  }

  /** Lead or worker of a node. */
  public enum Role {
    LEAD,
    WORKER
  }

  /** Where a worker comes from. */
  public enum Force {
    GRID,
    DUAL_CHECK_IN,
    VOLUNTEER,
    COUNTY_CADRE
  }

  /** A worker; the name of the worker's login is {@code worker}. */
  public record Worker(
      String worker, String name, String phone, Role role, Force force, String region) {}

  /** An absence from the start of {@code from} to the start of {@code until}. */
  public record Absence(String worker, LocalDate from, LocalDate until, String cover) {}

  /**
   * Staffs a territory: a lead for the place and each grid, one worker or two a cell, and the other
   * forces on posts of the villages in turn.
   */
  public static Roster of(
      Territory territory, Map<Force, Integer> forces, Setting setting, Chance chance) {
    Builder builder = new Builder(new Registrar(chance.branch("staff")));
    builder.add(Role.LEAD, Force.GRID, territory.place().path());
    territory.grids().forEach(grid -> builder.add(Role.LEAD, Force.GRID, grid.path()));
    for (Node cell : territory.cells()) {
      builder.add(Role.WORKER, Force.GRID, cell.path());
      if (chance.happens(25)) {
        builder.add(Role.WORKER, Force.GRID, cell.path());
      }
    }
    List<Division> villages = territory.place().villages();
    new EnumMap<>(forces)
        .forEach((force, count) -> {
          for (int i = 0; i < count; i++) {
            builder.add(Role.WORKER, force, villages.get(i % villages.size()).path());
          }
        });
    return new Roster(builder.workers, absences(territory, builder.workers, setting, chance));
  }

  private static List<Absence> absences(
      Territory territory, List<Worker> workers, Setting setting, Chance chance) {
    List<Node> grids = new ArrayList<>(territory.grids());
    chance.shuffle(grids);
    List<Absence> absences = new ArrayList<>();
    for (Node grid : grids.subList(0, Math.min(4, grids.size()))) {
      List<Worker> staff =
          workers.stream().filter(w -> w.region().startsWith(grid.path())).toList();
      LocalDate from = chance.date(setting.from().plusDays(1), setting.until().minusDays(2));
      String absent = staff.get(1).worker();
      String cover = staff.size() > 2 ? staff.getLast().worker() : staff.getFirst().worker();
      absences.add(new Absence(absent, from, from.plusDays(chance.between(1, 3)), cover));
    }
    return absences;
  }

  private static final class Builder {
    private final Registrar registrar;
    private final List<Worker> workers = new ArrayList<>();

    Builder(Registrar registrar) {
      this.registrar = registrar;
    }

    /** Logins are unique over all places: they begin with the code of the township. */
    private static String township(String region) {
      return region.replace("/", "").substring(0, 9);
    }

    void add(Role role, Force force, String region) {
      Person person = registrar.adult();
      String phone = Objects.requireNonNull(person.phone());
      String login = "w%s-%04d".formatted(township(region), workers.size() + 1);
      workers.add(new Worker(login, person.name(), phone, role, force, region));
    }
  }
}
