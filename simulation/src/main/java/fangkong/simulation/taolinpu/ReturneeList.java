package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.Outcome;
import fangkong.simulation.lead.Lead;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Node;
import fangkong.simulation.place.Origin;
import fangkong.simulation.place.Territory;
import fangkong.simulation.taolinpu.Homecoming.Told;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The leads the county passes on: a part of the returnees, and some who never came. */
final class ReturneeList {

  private static final int STRANGERS = 72;
  private static final List<Outcome> OF_STRANGERS =
      List.of(Outcome.NOT_HERE, Outcome.MOVED, Outcome.WRONG, Outcome.UNREACHABLE);

  private final Chance chance;
  private final Territory territory;

  ReturneeList(Chance chance, Territory territory) {
    this.chance = chance;
    this.territory = territory;
  }

  List<Lead> leads(List<Homecoming> homecomings) {
    List<Lead> leads = new ArrayList<>();
    for (Homecoming who : homecomings) {
      if (who.told() != Told.NOT_BY_LIST) {
        Lead.Finding finding =
            who.told() == Told.BY_LIST
                ? found -> HomecomingFacts.arrival(who, Channel.VISIT, found)
                : _ -> List.of();
        LocalDate pushed = who.arrives().toLocalDate().plusDays(1);
        leads.add(lead(who.person(), who.origin(), who.arrives(), pushed, Outcome.FOUND, finding));
      }
    }
    Registrar registrar = Registrar.ofOutsiders(chance.branch("strangers"));
    List<Origin> origins = Origin.of(Taolinpu.SETTING.scenario());
    LocalDate from = Taolinpu.SETTING.from();
    for (int i = 0; i < STRANGERS; i++) {
      LocalDate pushed = chance.date(from.plusDays(1), Taolinpu.SETTING.until().minusDays(1));
      LocalDateTime about = chance.on(pushed.minusDays(chance.between(0, 2)), 6, 22);
      Outcome outcome = chance.pick(OF_STRANGERS);
      leads.add(
          lead(registrar.adult(), chance.pick(origins), about, pushed, outcome, _ -> List.of()));
    }
    return leads;
  }

  private Lead lead(
      Person person,
      Origin origin,
      LocalDateTime arrives,
      LocalDate pushed,
      Outcome outcome,
      Lead.Finding finding) {
    Lead.Known by = chance.happens(90) ? Lead.Known.ID_AND_PHONE : Lead.Known.ID_ONLY;
    Node cell = chance.pick(territory.cells());
    String destination =
        switch (chance.below(3)) {
          case 0 -> territory.place().division().code();
          case 1 -> chance.pick(territory.place().villages()).code();
          default -> cell.path();
        };
    boolean timed = chance.happens(50);
    return new Lead(person, by, origin, arrives, timed, destination, pushed, outcome, finding);
  }
}
