package fangkong.tracing;

import fangkong.tracing.column.IntColumn;
import fangkong.tracing.kernel.Booking;
import fangkong.tracing.kernel.Places;
import fangkong.tracing.kernel.Sources;
import fangkong.tracing.kernel.Team;
import fangkong.tracing.spi.GenerationListener;
import fangkong.tracing.spi.PersonOrder;

/**
 * One trace, generation by generation. Not thread-safe, though the kernels it calls share their
 * work out.
 *
 * <p>Invariant: between two generations everybody found so far, and every case, is closed, so that
 * an exposure counts only for somebody in no generation or in the one that is being found.
 *
 * <p>Complexity: see {@link Places}; beyond that a generation costs its sources and its contacts,
 * and nothing for those whom nobody met.
 */
final class TraceRun {
  private final TraceIndex index;
  private final Team team;
  private final TraceParameters parameters;
  private final CaseWindows cases;
  private final Places places;
  private final NamedExposing named;
  private final Contacts.Builder contacts;
  private final IntColumn touched = new IntColumn();
  private int emptyWindows;

  TraceRun(
      TraceIndex index,
      Team team,
      PersonOrder order,
      CaseWindows cases,
      TraceParameters parameters,
      Places.Way way) {
    this.index = index;
    this.team = team;
    this.parameters = parameters;
    this.cases = cases;
    places = new Places(team, parameters.minOverlapSeconds(), parameters.lingerSeconds(), way);
    named = new NamedExposing(index.named(), parameters.minOverlapSeconds());
    contacts = new Contacts.Builder(order);
  }

  /** To be called once; afterwards the team is as it was before. */
  Contacts run(GenerationListener listener) {
    Sources sources = cases();
    for (int generation = 1; generation <= parameters.generations(); generation++) {
      int first = contacts.size();
      places.expose(sources);
      exposeNamed(sources);
      close(sources, generation);
      listener.found(generation);
      if (contacts.size() == first) {
        break;
      }
      if (generation < parameters.generations()) {
        sources = contactsAsSources(first);
      }
    }
    for (int i = 0; i < touched.size(); i++) {
      team.free(touched.get(i));
    }
    return contacts.build(emptyWindows);
  }

  private Sources cases() {
    Sources sources = new Sources();
    for (int i = 0; i < cases.size(); i++) {
      int person = cases.person(i);
      emptyWindows += cases.add(i, parameters.until(), sources);
      if (person < index.personBound()) {
        touched.add(person);
        team.close(person);
      }
    }
    return marked(sources);
  }

  /** Those of the sources who are in the index at all. */
  private Sources marked(Sources sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.person(i) < index.personBound()) {
        team.makeSource(sources.person(i), i);
      }
    }
    return sources;
  }

  private Sources contactsAsSources(int first) {
    Sources sources = new Sources();
    for (int row = first; row < contacts.size(); row++) {
      long from = contacts.first(row) + parameters.latentSeconds();
      if (from < parameters.until()) {
        sources.add(contacts.person(row));
        sources.addWindow(from, parameters.until());
      } else {
        emptyWindows++;
      }
    }
    return marked(sources);
  }

  private void exposeNamed(Sources sources) {
    Booking booking = team.found();
    for (int i = 0; i < sources.size(); i++) {
      named.find(
          sources,
          i,
          (person, _, from, until) -> {
            if (booking.isOpen(person)) {
              booking.book(person, from, until);
            }
          });
    }
  }

  private void close(Sources sources, int generation) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.person(i) < index.personBound()) {
        team.close(sources.person(i));
      }
    }
    Booking found = team.found();
    contacts.add(found, generation);
    for (int slot = 0; slot < found.size(); slot++) {
      touched.add(found.person(slot));
      team.close(found.person(slot));
    }
    found.clear();
  }
}
