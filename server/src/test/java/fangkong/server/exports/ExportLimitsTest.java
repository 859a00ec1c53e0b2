package fangkong.server.exports;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.server.accounts.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ExportLimitsTest {

  @Test
  void a_place_gives_one_office_another_cap_and_leaves_the_others_as_they_are_shipped() {
    Map<String, String> place = Map.of("fangkong.exports.caps.gridworker", "7");
    Map<String, String> shipped =
        Map.of("fangkong.exports.caps.grid-worker", "100", "fangkong.exports.caps.command", "5000");

    ExportLimits limits =
        new Binder(
                new MapConfigurationPropertySource(place),
                new MapConfigurationPropertySource(shipped))
            .bind("fangkong.exports", ExportLimits.class)
            .get();

    assertThat(limits.capOf(Role.GRID_WORKER)).isEqualTo(7);
    assertThat(limits.capOf(Role.COMMAND)).isEqualTo(5_000);
    assertThat(limits.capOf(Role.SAMPLING)).isZero();
  }
}
