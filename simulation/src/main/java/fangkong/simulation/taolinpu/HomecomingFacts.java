package fangkong.simulation.taolinpu;

import fangkong.simulation.chance.Chance;
import fangkong.simulation.fact.Channel;
import fangkong.simulation.fact.DayFolders;
import fangkong.simulation.fact.Detail;
import fangkong.simulation.fact.Fact;
import fangkong.simulation.taolinpu.Homecoming.Told;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** What is reported of those who come home: declarations, arrivals, tests, daily reports. */
final class HomecomingFacts {

  private static final int NOTICE_HOURS = 72;
  private static final LocalDate FROM = Taolinpu.SETTING.from();
  private static final LocalDateTime CUT_OFF = Taolinpu.SETTING.cutOff();

  private final Chance chance;
  private final DayFolders days;

  HomecomingFacts(Chance chance, DayFolders days) {
    this.chance = chance;
    this.days = days;
  }

  /** Tells of all; of the first two, one tests on two days and one twice on one. */
  void tell(List<Homecoming> homecomings) {
    for (int i = 0; i < homecomings.size(); i++) {
      Homecoming who = homecomings.get(i);
      boolean late = i >= homecomings.size() - 2;
      if (i < 2 || late || chance.happens(93)) {
        declare(who, late);
      }
      if (who.told() != Told.BY_LIST) {
        LocalDateTime known = who.arrives().plus(chance.minutes(0, 90));
        arrival(who, chance.happens(50) ? Channel.CHECKPOINT : Channel.PHONE, known)
            .forEach(days::add);
      }
      if (who.fromKeyArea()) {
        test(who, i);
        reportHealth(who);
      }
    }
  }

  /** The arrival as it came to be known, and that the person now lives in the household. */
  static List<Fact> arrival(Homecoming who, Channel channel, LocalDateTime known) {
    String region = who.household().path();
    Detail arrival = new Detail.Arrival(who.origin());
    String star = who.fromKeyArea() ? "*" : "";
    Detail card = new Detail.ShownCode("通信行程卡", "行程卡", who.origin().name() + star);
    return List.of(
        Fact.of(who.person(), region, channel, who.arrives(), arrival).knownAt(known),
        Fact.of(who.person(), region, channel, known, card),
        Population.residence(who.household(), who.person(), known));
  }

  private void declare(Homecoming who, boolean late) {
    LocalDateTime at =
        late
            ? who.arrives().minus(chance.minutes(10 * 60, 34 * 60))
            : who.arrives().minus(chance.minutes(NOTICE_HOURS * 60, 7 * 24 * 60));
    Detail detail = new Detail.Declaration(who.arrives(), who.origin());
    days.add(Fact.of(who.person(), who.household().path(), Channel.DECLARATION, at, detail));
  }

  private void test(Homecoming who, int index) {
    switch (index) {
      case 0 -> {
        sample(who, FROM.atTime(9, 10));
        sample(who, FROM.plusDays(1).atTime(10, 5));
      }
      case 1 -> {
        sample(who, FROM.atTime(9, 30));
        sample(who, FROM.atTime(16, 40));
      }
      default -> {
        boolean atOnce = chance.happens(70);
        LocalDate nextDay = who.arrives().toLocalDate().plusDays(1);
        LocalDateTime first =
            atOnce ? who.arrives().plus(chance.minutes(30, 120)) : chance.on(nextDay, 8, 11);
        sample(who, first);
        sample(who, first.plusDays(1).plus(chance.minutes(5, 240)));
      }
    }
  }

  /** A result that is not known by the cut-off is no part of the story. */
  private void sample(Homecoming who, LocalDateTime at) {
    LocalDateTime known = at.plus(chance.minutes(5 * 60, 8 * 60));
    if (known.isBefore(CUT_OFF)) {
      Detail result = new Detail.Test(false);
      days.add(
          Fact.of(who.person(), who.household().path(), Channel.LAB, at, result).knownAt(known));
    }
  }

  private void reportHealth(Homecoming who) {
    LocalDate day = who.arrives().toLocalDate().plusDays(1);
    for (; !day.isAfter(CUT_OFF.toLocalDate()); day = day.plusDays(1)) {
      LocalDateTime at = chance.on(day, 7, 10);
      Detail well = new Detail.Symptom(false);
      days.add(Fact.of(who.person(), who.household().path(), Channel.CHAT, at, well));
    }
  }
}
