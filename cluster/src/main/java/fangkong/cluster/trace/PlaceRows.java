package fangkong.cluster.trace;

import fangkong.cluster.Rows;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a people part sends to a place part: stays at its places, as (index in {@code places}, id of
 * the person, from, until), and exposures by name, as (id of the source, id of the contact, from,
 * until).
 */
final class PlaceRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  final Rows stays = new Rows(4);
  final Rows exposed = new Rows(4);

  void stay(String place, long person, long from, long until) {
    stays.add(numbers.computeIfAbsent(place, _ -> numbers.size()), person, from, until);
  }

  String[] places() {
    return numbers.keySet().toArray(new String[0]);
  }
}
