package fangkong.server.regions;

import static fangkong.server.regions.LayoutRows.bad;
import static fangkong.server.regions.LayoutRows.put;
import static fangkong.server.regions.LayoutRows.region;
import static fangkong.server.regions.LayoutRows.text;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fangkong.judgement.regions.Region;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the files that lay out a place: divisions and nodes, roster, absences, household links. A
 * file is taken whole or, with the first rows that are wrong, not at all; the same file again
 * changes nothing.
 */
@Service
public class Layout {

  private final Regions regions;

  Layout(Regions regions) {
    this.regions = regions;
  }

  /** Columns {@code path,name,kind}; parents stand before their children or are there already. */
  @Transactional
  public LayoutReceipt putNodes(String csv) {
    Map<Region, Node> known = new HashMap<>();
    regions.tree().listNodes().forEach(node -> known.put(node.region(), node));
    return put(
        csv,
        known,
        row -> {
          Node node = new Node(region(row, "path"), text(row, "name"), text(row, "kind"));
          node.region()
              .findParent()
              .filter(parent -> !known.containsKey(parent))
              .ifPresent(_ -> {
                throw bad("path", node.region().path());
              });
          return node;
        },
        Node::region,
        regions::putNodes);
  }

  /** Columns {@code worker,name,phone,role,force,region} and optionally {@code from,until}. */
  @Transactional
  public LayoutReceipt putRoster(String csv) {
    record Entry(Worker worker, Responsibility.Assignment assignment) {}
    Tree tree = regions.tree();
    Map<List<Object>, Entry> known = new HashMap<>();
    for (Responsibility.Assignment assignment : regions.listAssignments()) {
      tree.findWorker(assignment.worker())
          .ifPresent(worker -> known.put(key(assignment), new Entry(worker, assignment)));
    }
    return put(
        csv,
        known,
        row -> {
          Worker worker =
              new Worker(
                  text(row, "worker"), text(row, "name"), text(row, "phone"), text(row, "force"));
          Region region = region(row, "region");
          if (tree.findNode(region).isEmpty()) {
            throw bad("region", region.path());
          }
          LocalDate from =
              row.findField("from").filter(s -> !s.isEmpty()).isPresent()
                  ? date(row, "from")
                  : LocalDate.EPOCH;
          LocalDate until =
              row.findField("until").filter(s -> !s.isEmpty()).isPresent()
                  ? date(row, "until")
                  : null;
          if (until != null && !until.isAfter(from)) {
            throw bad("until", until.toString());
          }
          return new Entry(
              worker,
              new Responsibility.Assignment(worker.login(), region, role(row), from, until));
        },
        entry -> key(entry.assignment()),
        entries ->
            regions.putRoster(
                entries.stream().map(Entry::worker).toList(),
                entries.stream().map(Entry::assignment).toList()));
  }

  /** Columns {@code worker,from,until,cover}. */
  @Transactional
  public LayoutReceipt putAbsences(String csv) {
    Tree tree = regions.tree();
    Map<List<Object>, Responsibility.Absence> known = new HashMap<>();
    regions
        .listAbsences()
        .forEach(absence -> known.put(List.of(absence.worker(), absence.from()), absence));
    return put(
        csv,
        known,
        row -> {
          Responsibility.Absence absence =
              new Responsibility.Absence(
                  worker(tree, row, "worker"),
                  date(row, "from"),
                  date(row, "until"),
                  worker(tree, row, "cover"));
          if (!absence.until().isAfter(absence.from())) {
            throw bad("until", absence.until().toString());
          }
          if (absence.cover().equals(absence.worker())) {
            throw bad("cover", absence.cover());
          }
          return absence;
        },
        absence -> List.of(absence.worker(), absence.from()),
        regions::putAbsences);
  }

  /** Columns {@code member,household}. */
  @Transactional
  public LayoutReceipt putHouseholdLinks(String csv) {
    Tree tree = regions.tree();
    Map<Region, HouseholdLink> known = new HashMap<>();
    regions.listLinks().forEach(link -> known.put(link.household(), link));
    return put(
        csv,
        known,
        row -> {
          HouseholdLink link = new HouseholdLink(region(row, "household"), text(row, "member"));
          if (!link.household().isHousehold() || tree.findNode(link.household()).isEmpty()) {
            throw bad("household", link.household().path());
          }
          return link;
        },
        HouseholdLink::household,
        regions::putLinks);
  }

  private static List<Object> key(Responsibility.Assignment a) {
    return List.of(a.worker(), a.region(), a.role(), a.from());
  }

  private static LocalDate date(NamedCsvRecord row, String column) {
    String value = text(row, column);
    try {
      return value.length() > 10
          ? OffsetDateTime.parse(value).toLocalDate()
          : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw bad(column, value);
    }
  }

  private static Responsibility.Role role(NamedCsvRecord row) {
    String value = text(row, "role");
    return switch (value) {
      case "LEAD" -> Responsibility.Role.LEAD;
      case "WORKER" -> Responsibility.Role.WORKER;
      default -> throw bad("role", value);
    };
  }

  private static String worker(Tree tree, NamedCsvRecord row, String column) {
    String login = text(row, column);
    if (tree.findWorker(login).isEmpty()) {
      throw bad(column, login);
    }
    return login;
  }
}
