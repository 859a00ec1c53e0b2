package fangkong.server.assessments.web;

import fangkong.assessment.Consequences;
import fangkong.assessment.protocol.Staffing;
import fangkong.server.assessments.Comparisons;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the days to come take under each of two protocols, as it is read out. */
final class Needs {
  private Needs() {}

  static List<ComparisonsController.Day> days(
      Comparisons.Comparison compared, @Nullable Integer rooms, Staffing norms) {
    return IntStream.range(0, Consequences.DAYS)
        .mapToObj(day ->
            new ComparisonsController.Day(
                compared.today().plusDays(day),
                need(compared.first(), day, rooms, norms),
                need(compared.second(), day, rooms, norms)))
        .toList();
  }

  private static ComparisonsController.Need need(
      Consequences of, int day, @Nullable Integer rooms, Staffing norms) {
    return new ComparisonsController.Need(
        of.rooms(day),
        rooms == null ? null : of.roomsShort(day, rooms),
        of.tests(day),
        of.atHome(day),
        of.staff(day, norms).stream()
            .map(need ->
                new ComparisonsController.Staff(
                    need.role(), need.least(), ProtocolsController.whole(need.most())))
            .toList());
  }

  static List<ComparisonsController.Norm> norms(Staffing norms) {
    return norms.norms().stream()
        .map(norm ->
            new ComparisonsController.Norm(
                norm.role(),
                norm.by(),
                norm.per(),
                norm.least(),
                ProtocolsController.whole(norm.most()),
                norm.source().clause(),
                norm.source().confidence()))
        .toList();
  }
}
