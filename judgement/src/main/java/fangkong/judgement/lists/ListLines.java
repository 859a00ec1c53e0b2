package fangkong.judgement.lists;

import fangkong.judgement.people.IndexKey;
import fangkong.judgement.people.Keyed;
import fangkong.judgement.people.Known;
import fangkong.judgement.regions.Region;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of lists on their way through several processes: as lines of JSON without an identity, and
 * back, beside the lines of ledgers.
 */
public final class ListLines implements Serializable {
  private static final long serialVersionUID = 1;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<Keyed<PushedRow>> ROW = new TypeReference<>() {};

  /**
   * A row of one of several lists.
   *
   * @param idNumberIndex,phoneNameIndex by which it hangs together with others; a row with neither
   *     is rejected
   * @param text the row as JSON, or what became of it where it is rejected, as {@link AnswerLine}
   */
  public record Line(
      int list,
      int row,
      @Nullable String idNumberIndex,
      @Nullable String phoneNameIndex,
      String text) {}

  /** A line of the ledger of leads. */
  private record Lead(UUID person, String origin, LocalDate arrivesOn, Region region) {}

  private final Instant now;
  private final ZoneId zone;
  private final boolean synthetic;
  private final HashSet<String> nodes;

  /**
   * How rows are read.
   *
   * @param now when the lists came
   * @param nodes the paths of the tree
   */
  public ListLines(Instant now, ZoneId zone, boolean synthetic, Set<String> nodes) {
    this.now = now;
    this.zone = zone;
    this.synthetic = synthetic;
    this.nodes = new HashSet<>(nodes);
  }

  /** The rows of a list; a file that is none is a row 0 that is rejected. */
  public Stream<Line> read(int list, byte[] file, IndexKey key) {
    ListPlan plan =
        new ListPlan(now, zone, to -> to.findDeepest(node -> nodes.contains(node.path())));
    return switch (new ListReader(zone, synthetic).read(file)) {
      case ListReader.Reading.NoList(Defect defect) -> Stream.of(rejected(list, 0, defect));
      case ListReader.Reading.Rows(_, List<ListRow> rows) ->
          rows.stream().map(row -> line(list, plan.plan(row), key));
    };
  }

  private static Line line(int list, PlannedRow row, IndexKey key) {
    return switch (row) {
      case ListRow.Rejected(int number, Defect defect) -> rejected(list, number, defect);
      case PlannedRow.Dispatched(ListRow.Read read, Region node, LocalDate day) -> {
        PushedRow pushed = new PushedRow(list, read.number(), read.origin(), day, node);
        Keyed<PushedRow> keyed = Keyed.of(pushed, read.subject(), key);
        yield new Line(
            list,
            read.number(),
            keyed.idNumberIndex().orElse(null),
            keyed.phoneNameIndex().orElse(null),
            MAPPER.writeValueAsString(keyed));
      }
    };
  }

  private static Line rejected(int list, int row, Defect defect) {
    return new Line(list, row, null, null, AnswerLine.of(list, row, defect).csv());
  }

  /**
   * What becomes of rows.
   *
   * @param texts people as the ledger of the register has them, leads as their ledger has them, and
   *     rows as {@link #read} gives them, these in order
   */
  public static List<AnswerLine> match(Iterator<String> texts) {
    ListMatch match = new ListMatch();
    List<Keyed<PushedRow>> rows = new ArrayList<>();
    while (texts.hasNext()) {
      JsonNode line = MAPPER.readTree(texts.next());
      if (line.has("of")) {
        rows.add(MAPPER.treeToValue(line, ROW));
      } else if (line.has("arrivesOn")) {
        Lead lead = MAPPER.treeToValue(line, Lead.class);
        match.put(new LeadKey(lead.person(), lead.origin(), lead.arrivesOn()), lead.region());
      } else {
        match.put(MAPPER.treeToValue(line, Known.class));
      }
    }
    return match.match(rows);
  }
}
