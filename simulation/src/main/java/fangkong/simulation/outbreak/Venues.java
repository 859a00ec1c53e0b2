package fangkong.simulation.outbreak;

import fangkong.simulation.outbreak.Venue.Kind;
import fangkong.simulation.place.Division;
import fangkong.simulation.place.Place;
import java.util.ArrayList;
import java.util.List;

/** The places of a township: some in each village, the large ones in its first. */
record Venues(List<Venue> all) {

  private static final int WORKPLACES_PER_VILLAGE = 6;
  private static final int BUS_LINES = 6;

  Venues {
    all = List.copyOf(all);
  }

  static Venues of(Place place) {
    List<Venue> venues = new ArrayList<>();
    List<Division> villages = place.villages();
    for (int v = 0; v < villages.size(); v++) {
      String region = villages.get(v).path();
      String name = villages.get(v).name().replace("村民委员会", "");
      if (v % 2 == 0) {
        add(venues, name + "小学", Kind.SCHOOL, region);
      }
      add(venues, name + "便民超市", Kind.SHOP, region);
      add(venues, name + "副食店", Kind.SHOP, region);
      add(venues, name + "村卫生室", Kind.CLINIC, region);
      for (int w = 1; w <= WORKPLACES_PER_VILLAGE; w++) {
        add(venues, name + (w % 2 == 0 ? "合作社" : "加工厂") + w, Kind.WORKPLACE, region);
      }
    }
    String town = villages.getFirst().path();
    add(venues, "桃林铺镇初级中学", Kind.SCHOOL, town);
    add(venues, "桃林铺农贸市场", Kind.MARKET, town);
    add(venues, "桃林铺镇卫生院", Kind.CLINIC, town);
    add(venues, "香铺集市", Kind.MARKET, villages.get(villages.size() - 2).path());
    for (int line = 1; line <= BUS_LINES; line++) {
      add(venues, "桃林铺%d路公交".formatted(line), Kind.BUS, place.path());
    }
    return new Venues(venues);
  }

  /** Lists the places of a kind whose region lies in {@code path}. */
  List<Venue> in(String path, Kind kind) {
    return all.stream().filter(v -> v.kind() == kind && v.region().startsWith(path)).toList();
  }

  private static void add(List<Venue> venues, String name, Kind kind, String region) {
    String place = "P%03d".formatted(venues.size() + 1);
    venues.add(new Venue(venues.size(), place, name, kind, region));
  }
}
