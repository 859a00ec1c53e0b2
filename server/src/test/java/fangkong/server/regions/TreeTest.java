package fangkong.server.regions;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How regions are called, and which places somebody can choose among. */
class TreeTest {

  private static final Tree TREE =
      new Tree(
          Stream.of(
                  "41/ 某省 PROVINCE",
                  "41/15/ 某市 CITY",
                  "41/15/26/ 某县 COUNTY",
                  "41/15/26/101/ 某乡 TOWNSHIP",
                  "41/15/26/101/201/ 某村 VILLAGE",
                  "41/15/26/101/201/G01/ 一网格 GRID",
                  "41/15/26/101/201/G01/C01/ 一单元 CELL",
                  "41/15/26/101/201/G01/C01/H0002/ 王家 HOUSEHOLD",
                  "41/15/26/102/ 邻乡 TOWNSHIP")
              .map(line -> line.split(" ", -1))
              .map(parts -> new Node(new Region(parts[0]), parts[1], parts[2]))
              .toList(),
          List.of(),
          new Responsibility(List.of(), List.of()));

  @ParameterizedTest
  @CsvSource({
    "41/15/26/101/201/G01/C01/, 某乡 / 某村 / 一网格 / 一单元",
    "41/15/26/101/201/G01/C01/H0123/, 某乡 / 某村 / 一网格 / 一单元 / 0123",
    "41/15/26/101/201/G01/C01/H0002/, 某乡 / 某村 / 一网格 / 一单元 / 王家",
    "41/15/26/101/, 某乡",
    "41/15/26/, 某县",
    "41/, 某省",
    "41/15/26/101/201/G09/, 某乡 / 某村 / G09",
    "50/, 50"
  })
  void a_region_is_called_by_the_names_from_the_township_down(String path, String name) {
    assertThat(TREE.nameOf(new Region(path))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "41/, false",
    "41/15/26/101/201/, false",
    "41/15/26/101/201/G01/, false",
    "41/15/26/101/201/G09/, false",
    "41/15/26/101/201/G01/C01/, true",
    "41/15/26/101/201/G01/C99/, true",
    "41/15/26/101/201/G01/C01/H0002/, true",
    "41/15/26/102/H0001/, true"
  })
  void what_lies_inside_a_grid_is_below_it(String path, boolean below) {
    assertThat(TREE.isBelowGrid(new Region(path))).isEqualTo(below);
  }

  private static List<String> roots(String scope) {
    return TREE.listRoots(region -> region.path().startsWith(scope)).stream()
        .map(node -> node.region().path())
        .toList();
  }

  @Test
  void whoever_sees_divisions_chooses_among_them_and_no_grids() {
    assertThat(roots(""))
        .containsExactly(
            "41/", "41/15/", "41/15/26/", "41/15/26/101/", "41/15/26/101/201/", "41/15/26/102/");
    assertThat(roots("41/15/26/101/")).containsExactly("41/15/26/101/", "41/15/26/101/201/");
  }

  @Test
  void whoever_sees_a_grid_or_a_cell_alone_chooses_that() {
    assertThat(roots("41/15/26/101/201/G01/")).containsExactly("41/15/26/101/201/G01/");
    assertThat(roots("41/15/26/101/201/G01/C01/")).containsExactly("41/15/26/101/201/G01/C01/");
    assertThat(roots("50/")).isEmpty();
  }
}
