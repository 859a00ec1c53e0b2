package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import java.util.ArrayList;
import java.util.List;

/** Makes the families behind the doors: 2.8 people on average, children with the father's name. */
final class FamilyMaker {

  private static final List<Integer> SIZES = List.of(14, 32, 26, 17, 8, 3);

  private final Chance chance;
  private final Registrar registrar;

  FamilyMaker(Chance chance, Registrar registrar) {
    this.chance = chance;
    this.registrar = registrar;
  }

  Household make(String path, boolean oneIsAway) {
    int size = 1 + chance.weighted(SIZES);
    boolean old = size <= 2 && chance.happens(50);
    int age = old ? chance.between(60, 88) : chance.between(26, 55);
    List<Person> residents = new ArrayList<>();
    Person head = registrar.person(age, null, size > 1 || chance.happens(50));
    residents.add(head);
    if (size > 1) {
      residents.add(registrar.person(Math.max(22, age - chance.between(-2, 4)), null, false));
    }
    int grandparents = size > 4 ? chance.between(1, 2) : 0;
    for (int i = size - 2 - grandparents; i > 0; i--) {
      int childAge = Math.max(0, age - chance.between(22, 34));
      residents.add(registrar.person(childAge, head.surname(), chance.happens(52)));
    }
    for (int i = 0; i < grandparents; i++) {
      String surname = i == 0 ? head.surname() : null;
      residents.add(registrar.person(age + chance.between(20, 28), surname, i == 0));
    }
    List<Person> away = new ArrayList<>();
    if (oneIsAway) {
      away.add(registrar.person(chance.between(18, 55), head.surname(), chance.happens(60)));
    }
    return new Household(path, residents, away);
  }
}
