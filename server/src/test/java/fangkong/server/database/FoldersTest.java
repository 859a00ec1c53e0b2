package fangkong.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class FoldersTest {
  @Test
  void keys_lie_beside_the_data_unless_named() {
    Folders usual = folders(Map.of(), Map.of("fangkong.data", "/srv/fangkong/data"));
    assertThat(usual.data()).isEqualTo(Path.of("/srv/fangkong/data"));
    assertThat(usual.keys()).isEqualTo(Path.of("/srv/fangkong/data-keys"));

    Folders named =
        folders(Map.of("FANGKONG_DATA_DIR", "/srv/d", "FANGKONG_KEYS", "/etc/k"), Map.of());
    assertThat(named).isEqualTo(new Folders(Path.of("/srv/d"), Path.of("/etc/k")));
  }

  @Test
  void the_folder_of_public_data_sets_is_never_taken_for_the_data_folder() {
    Folders folders = folders(Map.of("FANGKONG_DATA", "/srv/public"), Map.of());
    assertThat(folders.data()).isEqualTo(Path.of("data").toAbsolutePath());
  }

  @Test
  void keys_inside_the_data_are_refused() {
    assertThatThrownBy(() ->
            folders(Map.of("FANGKONG_KEYS", "/srv/d/keys"), Map.of("fangkong.data", "/srv/d")))
        .hasMessageStartingWith(
            "FANGKONG_KEYS=/srv/d/keys lies inside the data folder /srv/d. Maybe");
  }

  private static Folders folders(Map<String, Object> variables, Map<String, Object> arguments) {
    StandardEnvironment environment = new StandardEnvironment();
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, new HashMap<>(variables)));
    environment.getPropertySources().addFirst(new MapPropertySource("arguments", arguments));
    return new DatabaseConfiguration().folders(environment);
  }
}
