package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.CsvFile;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Division;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Party members and the neighbouring households of their village that they look after. */
final class HouseholdLinks {

  private static final int MEMBERS = 361;

  private HouseholdLinks() {}

  static void write(Path directory, Population population, Chance chance) throws IOException {
    List<Division> villages = population.territory().place().villages();
    List<List<Household>> byVillage =
        villages.stream()
            .map(v ->
                population.households().stream()
                    .filter(h -> h.path().startsWith(v.path()))
                    .toList())
            .toList();
    List<Integer> shares = shares(byVillage.stream().map(List::size).toList());
    Registrar registrar = new Registrar(chance);
    int number = 0;
    try (CsvFile members =
            new CsvFile(directory.resolve("members.csv"), "member", "name", "phone", "region");
        CsvFile links =
            new CsvFile(directory.resolve("household-links.csv"), "member", "household")) {
      for (int v = 0; v < villages.size(); v++) {
        List<Household> households = byVillage.get(v);
        for (int m = 0; m < shares.get(v); m++) {
          number++;
          String member = "m%03d".formatted(number);
          Person person = registrar.adult();
          String phone = Objects.requireNonNull(person.phone());
          members.row(member, person.name(), phone, villages.get(v).path());
          int from = m * households.size() / shares.get(v);
          int until = (m + 1) * households.size() / shares.get(v);
          for (Household household : households.subList(from, until)) {
            links.row(member, household.path());
          }
        }
      }
    }
  }

  /** Shares the members out by the number of households, by the largest remainders. */
  private static List<Integer> shares(List<Integer> households) {
    List<Integer> shares = new ArrayList<>();
    int left = MEMBERS;
    for (int n : households) {
      shares.add(n * MEMBERS / Population.HOUSEHOLDS);
      left -= shares.getLast();
    }
    List<Integer> byRemainder =
        IntStream.range(0, households.size())
            .boxed()
            .sorted(
                Comparator.comparingInt(
                    v -> -(households.get(v) * MEMBERS % Population.HOUSEHOLDS)))
            .toList();
    for (int v : byRemainder.subList(0, left)) {
      shares.set(v, shares.get(v) + 1);
    }
    return shares;
  }
}
