package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Table;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.assessment.protocol.Protocols;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of each shipped protocol, by tables whose dates were worked out by hand. */
class ClauseTablesTest {
  private static final List<ClauseTables> ALL = ClauseTables.all();
  private static final Protocols SHIPPED = Folders.protocols();

  /** A table by the name of its clause, as the report of a run shows it. */
  record Row(ClauseTables of, ClauseTables.Block block, ClauseTables.Drawing drawing) {
    @Override
    public String toString() {
      String clause = of.protocol() + "/" + block.category();
      return clause
          + (block.source().isEmpty() ? "" : " — " + block.source())
          + " — "
          + drawing.title();
    }
  }

  static Stream<Row> tables() {
    return ALL.stream()
        .flatMap(of ->
            of.blocks().stream()
                .flatMap(block ->
                    block.drawings().stream().map(drawing -> new Row(of, block, drawing))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  @Tag("row-0.26")
  void a_clause_asks_what_is_drawn(Row row) {
    Table.check(
        SHIPPED.findProtocol(row.of.protocol()).orElseThrow(), row.of.year(), row.drawing.table());
  }

  static Stream<Named<Protocol>> protocols() {
    return Said.named();
  }

  private static ClauseTables of(Protocol protocol) {
    return ALL.stream()
        .filter(each -> each.protocol().equals(protocol.id()))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                protocol.id() + " has no tables. Maybe write " + protocol.id() + ".txt"));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_protocol_has_the_tables_of_its_own_clauses_and_no_others(Protocol protocol) {
    List<String> own =
        protocol.categories().stream()
            .filter(category -> category.layer().equals(protocol.id()))
            .map(Category::id)
            .toList();
    assertThat(of(protocol).blocks().stream().map(ClauseTables.Block::category))
        .as("blocks of %s", protocol.id())
        .containsExactlyElementsOf(
            Stream.concat(own.stream(), Stream.of(ClauseTables.WHOLE)).toList());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_block_says_what_the_file_says(Protocol protocol) {
    for (ClauseTables.Block block : of(protocol).blocks()) {
      if (!block.category().equals(ClauseTables.WHOLE)) {
        Category category = protocol.findCategory(block.category()).orElseThrow();
        assertThat(List.of(block.source(), block.conf(), block.asks()))
            .as(category.clause())
            .containsExactly(
                category.source().clause(),
                category.source().confidence().name(),
                Asks.of(category));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_clause_is_drawn_to_its_release_with_its_plan_and_refuted(Protocol protocol) {
    for (ClauseTables.Block block : of(protocol).blocks()) {
      if (!block.category().equals(ClauseTables.WHOLE)) {
        String all =
            String.join("\n", block.drawings().stream().map(each -> each.table()).toList());
        assertThat(all).as(block.category()).contains(" plan => ", " reasons => ", " RELEASED");
        assertThat(block.drawings()).anyMatch(each -> each.title().startsWith("but "));
      }
      assertThat(block.drawings())
          .as("tables of %s", block.category())
          .isNotEmpty()
          .allMatch(each -> each.table().contains("=>"));
    }
  }

  @Test
  void there_are_no_tables_of_a_protocol_that_is_not_shipped() {
    assertThat(ALL.stream().map(ClauseTables::protocol))
        .containsExactlyInAnyOrderElementsOf(Said.protocols().map(Protocol::id).toList());
  }
}
