package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.Fact;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Division;
import fangkong.simulation.place.Node;
import fangkong.simulation.place.Place;
import fangkong.simulation.place.Territory;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The households of 桃林铺镇; one seed gives one population, whatever then happens to it. */
public record Population(Territory territory, List<Household> households) {

  public static final String PLACE = "411526108";
  static final int HOUSEHOLDS = 9_169;
  static final int AWAY = 281;
  private static final int HOUSEHOLDS_PER_CELL = 45;
  private static final int CELLS_PER_GRID = 5;

  public Population {
    households = List.copyOf(households);
  }

  public static Population of(long seed) {
    Chance chance = Chance.of(seed).branch("population of " + PLACE);
    Place place = Place.of(PLACE);
    List<Integer> sizes = villageSizes(place.villages().size(), chance);
    List<Integer> cells =
        sizes.stream().map(n -> Math.round((float) n / HOUSEHOLDS_PER_CELL)).toList();
    Territory territory = Territory.of(place, cells, CELLS_PER_GRID);
    FamilyMaker families = new FamilyMaker(chance, new Registrar(chance.branch("people")));
    Set<Integer> withAway = new HashSet<>();
    while (withAway.size() < AWAY) {
      withAway.add(chance.below(HOUSEHOLDS));
    }
    List<Household> households = new ArrayList<>();
    for (int v = 0; v < sizes.size(); v++) {
      Division village = place.villages().get(v);
      for (String path : paths(territory.cellsIn(village.path()), sizes.get(v), chance)) {
        households.add(families.make(path, withAway.contains(households.size())));
      }
    }
    return new Population(territory, households);
  }

  /** Registers who lives where. */
  public Stream<Fact> residences(LocalDateTime at) {
    return households.stream().flatMap(h -> h.residents().stream().map(p -> residence(h, p, at)));
  }

  public static Fact residence(Household household, Person person, LocalDateTime at) {
    return Fact.of(person, household.path(), Channel.OFFICE, at, new Detail.Residence());
  }

  private static List<Integer> villageSizes(int villages, Chance chance) {
    List<Integer> sizes = new ArrayList<>();
    int mean = HOUSEHOLDS / villages;
    for (int v = 0; v < villages; v++) {
      sizes.add(mean);
    }
    sizes.set(0, HOUSEHOLDS - mean * (villages - 1));
    for (int v = 0; v + 1 < villages; v += 2) {
      int shift = chance.between(-180, 180);
      sizes.set(v, sizes.get(v) + shift);
      sizes.set(v + 1, sizes.get(v + 1) - shift);
    }
    return sizes;
  }

  /** Spreads the households of a village over its cells, unevenly but 30 to 60 in each. */
  private static List<String> paths(List<Node> cells, int households, Chance chance) {
    List<Integer> sizes = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      sizes.add(households / cells.size() + (c < households % cells.size() ? 1 : 0));
    }
    for (int c = 0; c + 1 < cells.size(); c += 2) {
      int shift = chance.between(-10, 10);
      sizes.set(c, sizes.get(c) + shift);
      sizes.set(c + 1, sizes.get(c + 1) - shift);
    }
    List<String> paths = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      for (int h = 0; h < sizes.get(c); h++) {
        paths.add(cells.get(c).path() + "H%04d/".formatted(paths.size() + 1));
      }
    }
    return paths;
  }
}
