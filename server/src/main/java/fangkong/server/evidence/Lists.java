package fangkong.server.evidence;

import fangkong.judgement.lists.LeadKey;
import fangkong.judgement.lists.RowState;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was imported: receipts, rows and leads. */
@Service
public class Lists {

  /** A row with what was wrong with it, where something was. */
  public record Row(
      int row,
      RowState state,
      @Nullable String match,
      @Nullable UUID lead,
      @Nullable Problem problem) {}

  /** A list with how many of its leads still wait for an outcome and how many have one. */
  public record Progress(PushedList list, int open, int verified) {}

  /** Sorts before every region. */
  private static final String FIRST = "";

  /** Sorts after every region. */
  private static final String LAST = ":";

  private final JdbcLists jdbc;
  private final JsonMapper json;

  Lists(JdbcLists jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Transactional(readOnly = true)
  public Optional<PushedList> find(UUID id) {
    return jdbc.find(id);
  }

  /** The lists of a region, or of everything the current scope sees; newest first. */
  @Transactional(readOnly = true)
  public List<Progress> page(Optional<Region> inside, @Nullable UUID before, int limit) {
    return jdbc.page(
        inside.map(Region::path).orElse(FIRST),
        inside.map(Region::beyond).orElse(LAST),
        before,
        limit);
  }

  @Transactional(readOnly = true)
  public ListFigures figures(UUID list) {
    return ListFigures.of(jdbc.countLeads(list));
  }

  @Transactional(readOnly = true)
  public List<Row> listRows(UUID list, int after, Optional<RowState> state, int limit) {
    return jdbc.listRows(list, after, state.map(Enum::name).orElse(null), limit).stream()
        .map(this::row)
        .toList();
  }

  @Transactional(readOnly = true)
  public List<Lead> listLeads(UUID list, int after, int limit) {
    return jdbc.listLeads(list, after, limit);
  }

  /** The leads in sight in order of their keys, a page at a time. */
  @Transactional(readOnly = true)
  public List<DispatchedLead> listDispatchedAfter(LeadKey after, int limit) {
    return jdbc.listDispatchedAfter(after, limit);
  }

  /** The first list in which each of these leads stands. */
  @Transactional(readOnly = true)
  public Map<UUID, UUID> listFirstOf(Collection<UUID> leads) {
    return jdbc.listFirstOf(leads);
  }

  private Row row(JdbcLists.StoredRow stored) {
    return new Row(
        stored.row(),
        RowState.valueOf(stored.state()),
        stored.match(),
        stored.lead(),
        stored.problem() == null ? null : problem(stored.row(), stored.problem()));
  }

  private Problem problem(int row, String text) {
    JsonNode node = json.readTree(text);
    return new Problem(
        ProblemCode.valueOf(node.path("code").stringValue()),
        row,
        node.path("field").asString(),
        node.path("value").asString());
  }
}
