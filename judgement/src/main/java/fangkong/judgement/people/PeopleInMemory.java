package fangkong.judgement.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People known, in memory and by keyed index alone. Not thread-safe. */
public final class PeopleInMemory<T> implements KnownPeople<T> {
  private final Map<UUID, Known> people = new HashMap<>();
  private final Map<String, UUID> byIdNumber = new HashMap<>();
  private final Map<String, Set<UUID>> byPhoneName = new HashMap<>();

  /** Keeps somebody, in place of what was known of them. */
  public void put(Known person) {
    people.put(person.id(), person);
    if (person.idNumberIndex() != null) {
      byIdNumber.put(person.idNumberIndex(), person.id());
    }
    if (person.phoneNameIndex() != null) {
      byPhoneName
          .computeIfAbsent(person.phoneNameIndex(), _ -> new LinkedHashSet<>())
          .add(person.id());
    }
  }

  @Override
  public List<Known> match(
      Collection<String> idNumberIndexes, Collection<String> phoneNameIndexes) {
    List<Known> matched = new ArrayList<>();
    for (String index : idNumberIndexes) {
      Known person = findNumbered(index);
      if (person != null) {
        matched.add(person);
      }
    }
    phoneNameIndexes.forEach(index -> matched.addAll(listNamed(index)));
    return matched;
  }

  private @Nullable Known findNumbered(String index) {
    UUID id = byIdNumber.get(index);
    return id == null ? null : people.get(id);
  }

  private List<Known> listNamed(String index) {
    return byPhoneName.getOrDefault(index, Set.of()).stream()
        .flatMap(id -> Stream.ofNullable(people.get(id)))
        .toList();
  }

  private List<Known> listUnnumbered(String phoneNameIndex) {
    return listNamed(phoneNameIndex).stream()
        .filter(person -> person.idNumberIndex() == null)
        .toList();
  }

  /** Nobody else is there. */
  @Override
  public void claim(Collection<String> keys) {}

  @Override
  public void insert(Collection<Newcomer<T>> newcomers) {
    for (Newcomer<T> each : newcomers) {
      String number = each.said().idNumberIndex().orElse(null);
      String phoneName = each.phoneNameIndex().orElse(null);
      boolean taken =
          number == null
              ? phoneName != null && !listUnnumbered(phoneName).isEmpty()
              : byIdNumber.containsKey(number);
      if (!taken) {
        put(new Known(each.id(), number, phoneName, each.said().named(), each.said().phoned()));
      }
    }
  }

  @Override
  public void complete(Collection<Completion<T>> completions) {
    for (Completion<T> each : completions) {
      String number = each.said().identity();
      if (!byIdNumber.containsKey(number)) {
        listUnnumbered(each.phoneNameIndex())
            .forEach(person ->
                put(
                    new Known(
                        person.id(),
                        number,
                        person.phoneNameIndex(),
                        person.named(),
                        person.phoned())));
      }
    }
  }

  @Override
  public void fill(Collection<Filling<T>> fillings) {
    for (Filling<T> filling : fillings) {
      Keyed<T> each = filling.said();
      Known person = findNumbered(each.identity());
      if (person != null) {
        String phoneName = person.phoneNameIndex();
        put(
            new Known(
                person.id(),
                person.idNumberIndex(),
                phoneName == null ? each.phoneNameIndex().orElse(null) : phoneName,
                person.named() || each.named(),
                person.phoned() || each.phoned()));
      }
    }
  }
}
