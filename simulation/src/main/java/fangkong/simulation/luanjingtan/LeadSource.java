package fangkong.simulation.luanjingtan;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.Fact;
import fangkong.simulation.fact.Outcome;
import fangkong.simulation.lead.Lead;
import fangkong.simulation.luanjingtan.Returnee.Told;
import fangkong.simulation.people.IdentityNumber;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Origin;
import fangkong.simulation.place.Territory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What other departments believe to know: leads to the returnees, and to many who never came. No
 * two leads agree in person, origin and date of arrival.
 */
final class LeadSource {

  private static final LocalDate FIRST = Luanjingtan.SETTING.from();
  private static final LocalDate LAST_PUSHED = Luanjingtan.SETTING.until().minusDays(1);
  private static final List<Outcome> NOT_FOUND =
      List.of(Outcome.NOT_HERE, Outcome.MOVED, Outcome.WRONG, Outcome.UNREACHABLE);
  private static final Lead.Finding NOTHING = _ -> List.of();

  private final Chance chance;
  private final Territory territory;
  private final Registrar registrar;
  private final List<Origin> origins = Origin.of(Luanjingtan.SETTING.scenario());
  private final Set<Key> taken = new HashSet<>();

  private record Key(IdentityNumber person, String origin, LocalDate arrives) {}

  LeadSource(Chance chance, Territory territory, Registrar registrar) {
    this.chance = chance;
    this.territory = territory;
    this.registrar = registrar;
  }

  List<Lead> ofReturnees(List<Returnee> returnees) {
    List<Lead> leads = new ArrayList<>();
    for (Returnee returnee : returnees) {
      if (returnee.told() == Told.BY_SELF) {
        continue;
      }
      Person person = returnee.person();
      LocalDate arrived = returnee.arrives().toLocalDate();
      LocalDate pushed = arrived.plusDays(chance.between(1, 2));
      Lead.Known by = known(false);
      boolean news = returnee.told() == Told.BY_LIST;
      Lead.Finding finding = news ? found -> arrival(returnee, found) : NOTHING;
      Origin origin = returnee.origin();
      leads.add(lead(person, by, origin, returnee.arrives(), pushed, Outcome.FOUND, finding));
      for (int extra = chance.weighted(List.of(70, 20, 10)); extra > 0; extra--) {
        LocalDateTime about = chance.on(arrived.minusDays(extra), 6, 22);
        LocalDate later = earlier(pushed.plusDays(chance.between(0, 3)), LAST_PUSHED);
        Outcome outcome = chance.happens(80) ? Outcome.DUPLICATE : Outcome.FOUND;
        leads.add(lead(person, by, chance.pick(origins), about, later, outcome, NOTHING));
      }
    }
    return leads;
  }

  /** Makes exactly {@code count} leads to people who are not here, some to one person twice. */
  List<Lead> ofOthers(int count) {
    List<Lead> leads = new ArrayList<>();
    while (leads.size() < count) {
      Person person = registrar.adult();
      Lead.Known by = known(true);
      Outcome outcome = chance.pick(NOT_FOUND, List.of(46, 16, 22, 16));
      LocalDate pushed = chance.date(FIRST, LAST_PUSHED);
      int times = Math.min(count - leads.size(), 1 + chance.weighted(List.of(84, 12, 4)));
      for (int i = 0; i < times; i++) {
        LocalDateTime about = chance.on(pushed.minusDays(chance.between(0, 3)), 6, 22);
        Outcome said = i > 0 && chance.happens(50) ? Outcome.DUPLICATE : outcome;
        leads.add(lead(person, by, chance.pick(origins), about, pushed, said, NOTHING));
        pushed = earlier(pushed.plusDays(chance.between(0, 4)), LAST_PUSHED);
      }
    }
    return leads;
  }

  /** A date of arrival that is taken moves to the day before. */
  private Lead lead(
      Person person,
      Lead.Known by,
      Origin origin,
      LocalDateTime arrives,
      LocalDate pushed,
      Outcome outcome,
      Lead.Finding finding) {
    LocalDateTime free = arrives;
    while (!taken.add(new Key(person.idNumber(), origin.code(), free.toLocalDate()))) {
      free = free.minusDays(1);
    }
    boolean timed = chance.happens(50);
    return new Lead(person, by, origin, free, timed, destination(), pushed, outcome, finding);
  }

  private List<Fact> arrival(Returnee returnee, LocalDateTime found) {
    Detail detail = new Detail.Arrival(returnee.origin());
    Channel channel = chance.happens(60) ? Channel.VISIT : Channel.PHONE;
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(returnee.person(), returnee.stays(), channel, returnee.arrives(), detail)
            .knownAt(found));
    if (chance.happens(30)) {
      facts.add(ReturneeFacts.travelCard(returnee, channel, found));
    }
    return facts;
  }

  private Lead.Known known(boolean evenWithoutId) {
    return chance.pick(List.of(Lead.Known.values()), List.of(84, 8, evenWithoutId ? 8 : 0));
  }

  private String destination() {
    return switch (chance.weighted(List.of(35, 30, 15, 20))) {
      case 0 -> territory.place().division().code();
      case 1 -> territory.place().villages().getFirst().code();
      case 2 -> chance.pick(territory.grids()).path();
      default -> chance.pick(territory.cells()).path();
    };
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
