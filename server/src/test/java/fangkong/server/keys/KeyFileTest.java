package fangkong.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is destroyed is gone, wherever that is cut short. */
class KeyFileTest {
  private static final String NAME = "people.json";
  private static final Parameters PARAMETERS = PredefinedAeadParameters.AES256_GCM;

  @TempDir private Path folder;

  @Test
  void another_key_stands_in_the_place_of_one_that_is_destroyed() throws IOException {
    String before = read();
    String id = KeyFile.id(folder, NAME, PARAMETERS);

    KeyFile.destroy(folder, NAME, PARAMETERS);

    assertThat(read()).isNotEqualTo(before);
    assertThat(KeyFile.id(folder, NAME, PARAMETERS)).isNotEqualTo(id).startsWith(NAME + " ");
    assertThat(list()).containsExactly(NAME);
  }

  @Test
  void cut_short_before_the_old_one_is_moved_the_old_one_is_still_there() throws IOException {
    String before = read();
    Files.writeString(folder.resolve(NAME + ".next"), "half");

    assertThat(read()).isEqualTo(before);
    KeyFile.destroy(folder, NAME, PARAMETERS);
    assertThat(read()).isNotEqualTo(before);
    assertThat(list()).containsExactly(NAME);
  }

  @Test
  void cut_short_after_the_old_one_is_moved_the_next_look_finishes_it() throws IOException {
    String before = read();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    KeyFile.id(elsewhere, NAME, PARAMETERS);
    String next = Files.readString(elsewhere.resolve(NAME));
    Files.move(elsewhere.resolve(NAME), folder.resolve(NAME + ".next"));
    Files.delete(elsewhere);
    Files.move(folder.resolve(NAME), folder.resolve(NAME + ".destroyed"));

    assertThat(read()).isEqualTo(next).isNotEqualTo(before);
    assertThat(list()).containsExactly(NAME);
  }

  @Test
  void cut_short_before_the_old_one_is_overwritten_the_next_look_does_so() throws IOException {
    String before = read();
    Files.writeString(folder.resolve(NAME + ".destroyed"), "an older one");

    assertThat(read()).isEqualTo(before);
    assertThat(list()).containsExactly(NAME);
  }

  private String read() throws IOException {
    KeyFile.id(folder, NAME, PARAMETERS);
    return Files.readString(folder.resolve(NAME));
  }

  private List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
