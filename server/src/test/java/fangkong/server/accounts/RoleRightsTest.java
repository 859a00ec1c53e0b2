package fangkong.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleRightsTest {

  private static RoleRights changed(String file) {
    return RoleRights.shipped().changedBy("county.properties", file.lines().toList());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_has_something_to_do(Role role) {
    assertThat(RoleRights.shipped().of(role)).isNotEmpty();
  }

  @Test
  void a_place_narrows_and_widens_the_roles_that_it_names_and_no_other() {
    RoleRights changed =
        changed(
            """
            # as our county has it
            GRID_WORKER = RECORD DECLARE READ_PEOPLE

              SUPPLIES=READ_REPORTS READ_PEOPLE
            SUPERVISION =
            """);

    assertThat(changed.of(Role.GRID_WORKER))
        .containsExactlyInAnyOrder(Right.RECORD, Right.DECLARE, Right.READ_PEOPLE);
    assertThat(changed.of(Role.SUPPLIES)).contains(Right.READ_PEOPLE);
    assertThat(changed.of(Role.SUPERVISION)).isEmpty();
    for (Role role : Role.values()) {
      if (!Set.of(Role.GRID_WORKER, Role.SUPPLIES, Role.SUPERVISION).contains(role)) {
        assertThat(changed.of(role)).isEqualTo(RoleRights.shipped().of(role));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRID_WORKER = RECORD SEE_ALL              | SEE_ALL is no right",
        "GRID_BOSS = RECORD                        | GRID_BOSS is no role",
        "GRID_WORKER RECORD                        | is not ROLE = RIGHT RIGHT",
        "GRID_WORKER = record                      | is not ROLE = RIGHT RIGHT",
        "GRID_WORKER = RECORD, DECLARE             | is not ROLE = RIGHT RIGHT",
        "GRID_WORKER = RECORD RECORD               | RECORD stands there twice",
        "ADMINISTRATOR = READ_REPORTS              | ADMINISTRATOR has ADMINISTER",
        "COMMAND = READ_PEOPLE ADMINISTER          | nobody else does",
        "RESIDENT = DECLARE READ_PEOPLE            | RESIDENT may have DECLARE at most",
        "RESIDENT = RECORD                         | RESIDENT may have DECLARE at most",
      })
  void what_is_wrong_is_refused_with_its_line(String line, String why) {
    assertThatThrownBy(() -> changed("# first\n" + line))
        .hasMessageContaining("county.properties, line 2: ")
        .hasMessageContaining(why);
  }

  @Test
  void a_role_stands_there_once() {
    assertThatThrownBy(() -> changed("LAB = RECORD\nLAB = RECORD READ_PEOPLE"))
        .hasMessageContaining("line 2: LAB stands there twice");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> RoleRights.shipped().changedBy(Path.of("/nowhere/roles.properties")))
        .hasMessageContaining("/nowhere/roles.properties");
  }
}
