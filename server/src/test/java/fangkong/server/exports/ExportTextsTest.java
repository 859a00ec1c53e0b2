package fangkong.server.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The headers of exported files, in three languages. */
class ExportTextsTest {

  private static Properties read(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = ExportTextsTest.class.getResourceAsStream("/messages/" + file)) {
      properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    }
    return properties;
  }

  @Test
  void every_header_is_there_in_each_language() throws IOException {
    Properties chinese = read("exports.properties");

    assertThat(chinese).hasSizeGreaterThanOrEqualTo(10);
    for (String file : new String[] {"exports_en.properties", "exports_zh_TW.properties"}) {
      Properties other = read(file);
      assertThat(other.keySet()).as(file).isEqualTo(chinese.keySet());
      assertThat(other.values()).as(file).noneMatch(text -> text.toString().isBlank());
      assertThat(other).as(file).isNotEqualTo(chinese);
    }
  }
}
