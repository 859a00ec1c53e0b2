package fangkong.simulation.luanjingtan;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.Fact;
import fangkong.simulation.luanjingtan.Returnee.Told;
import fangkong.simulation.people.Person;
import fangkong.simulation.people.Registrar;
import fangkong.simulation.place.Origin;
import fangkong.simulation.place.Territory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** What returnees and those who look after them report: all but what a pushed list brings up. */
final class ReturneeFacts {

  private static final int ANNOUNCED_ONLY = 40;
  private static final int CAME_TWICE = 15;
  private static final LocalDate FIRST = Luanjingtan.SETTING.from();
  private static final LocalDate LAST = Luanjingtan.SETTING.until();
  private static final List<Channel> ON_ARRIVAL =
      List.of(Channel.CHECKPOINT, Channel.VISIT, Channel.PHONE, Channel.CHAT);

  private final Chance chance;
  private final Territory territory;
  private final Registrar registrar;

  ReturneeFacts(Chance chance, Territory territory, Registrar registrar) {
    this.chance = chance;
    this.territory = territory;
    this.registrar = registrar;
  }

  void tell(List<Returnee> returnees, DayFolders days) {
    int ill = 0;
    int again = 0;
    for (Returnee returnee : returnees) {
      if (returnee.told() != Told.BY_LIST) {
        declare(returnee.person(), returnee.stays(), returnee.origin(), returnee.arrives(), days);
        arrive(returnee, days);
      }
      if (returnee.key()) {
        ill++;
        monitor(returnee, ill % 40 == 7, days);
      } else if (again < CAME_TWICE
          && returnee.arrives().isBefore(LAST.minusDays(20).atTime(0, 0))) {
        again++;
        comeAgain(returnee, days);
      }
    }
    for (int i = 0; i < ANNOUNCED_ONLY; i++) {
      String stays = chance.pick(territory.cells()).path();
      Origin origin = chance.pick(Origin.of(Luanjingtan.SETTING.scenario()));
      LocalDateTime arrives = chance.on(chance.date(FIRST.plusDays(2), LAST.plusDays(3)), 6, 22);
      declare(registrar.adult(), stays, origin, arrives, days);
    }
  }

  private void declare(
      Person person, String region, Origin origin, LocalDateTime arrives, DayFolders days) {
    LocalDateTime at = arrives.minus(chance.minutes(6 * 60, 6 * 24 * 60));
    if (at.isBefore(FIRST.atStartOfDay())) {
      at = FIRST.atTime(0, chance.below(60));
    }
    if (at.isBefore(Luanjingtan.SETTING.cutOff())) {
      Detail detail = new Detail.Declaration(arrives, origin);
      days.add(Fact.of(person, region, Channel.DECLARATION, at, detail));
    }
  }

  private void arrive(Returnee returnee, DayFolders days) {
    Channel channel = chance.pick(ON_ARRIVAL);
    LocalDateTime known =
        channel == Channel.CHECKPOINT
            ? returnee.arrives()
            : returnee.arrives().plus(chance.minutes(5, 90));
    Fact arrival =
        Fact.of(
                returnee.person(),
                returnee.stays(),
                channel,
                returnee.arrives(),
                new Detail.Arrival(returnee.origin()))
            .knownAt(known);
    days.add(arrival);
    if (channel == Channel.CHECKPOINT || chance.happens(20)) {
      days.add(travelCard(returnee, channel, known));
    }
  }

  /** The travel card lists where a person was; a star marks an area with cases. */
  static Fact travelCard(Returnee returnee, Channel channel, LocalDateTime at) {
    String star = returnee.key() ? "*" : "";
    Detail card = new Detail.ShownCode("通信行程卡", "行程卡", returnee.origin().name() + star);
    return Fact.of(returnee.person(), returnee.stays(), channel, at, card);
  }

  private void monitor(Returnee returnee, boolean fallsIll, DayFolders days) {
    LocalDate arrived = returnee.arrives().toLocalDate();
    for (int day = returnee.told() == Told.BY_LIST ? 4 : 1;
        day <= Luanjingtan.MONITORING_DAYS;
        day++) {
      LocalDate date = arrived.plusDays(day);
      if (date.isAfter(LAST)) {
        return;
      }
      Channel channel = chance.happens(60) ? Channel.CHAT : Channel.PHONE;
      boolean present = fallsIll && (day == 6 || day == 7) && date.isBefore(LAST.minusDays(2));
      LocalDateTime at = chance.on(date, 7, 10);
      days.add(
          Fact.of(returnee.person(), returnee.stays(), channel, at, new Detail.Symptom(present)));
    }
  }

  private void comeAgain(Returnee returnee, DayFolders days) {
    LocalDate left = returnee.arrives().toLocalDate().plusDays(chance.between(4, 8));
    String to = returnee.origin().code();
    LocalDateTime leaves = chance.on(left, 7, 18);
    days.add(
        Fact.of(
            returnee.person(), returnee.stays(), Channel.PHONE, leaves, new Detail.Departure(to)));
    LocalDateTime back = chance.on(left.plusDays(chance.between(3, 7)), 8, 20);
    Detail arrival = new Detail.Arrival(returnee.origin());
    days.add(Fact.of(returnee.person(), returnee.stays(), Channel.CHECKPOINT, back, arrival));
  }
}
