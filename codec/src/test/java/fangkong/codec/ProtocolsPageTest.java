package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/protocols.md}: every rule, its source, and the tables that prove it. */
class ProtocolsPageTest {
  private static final String WRITE = "fangkong.docs.write";
  private static final Path PAGE = Folders.root().resolve("docs/protocols.md");

  private static final String HEAD =
      """
      # Protocols and their clauses

      Generated from `protocols/` and from the tables of [codec/src/test/resources/clauses](../codec/src/test/resources/clauses/README.md). Write it anew, and commit it:

      ```
      ./fangkong test -pl codec -am -Dtest=ProtocolsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dfangkong.docs.write
      ```

      A clause is named after the file that defines it. Confidence: V official text read, VR reposted or local text read, L local rule, GK general knowledge, verify first. Dates in the tables are worked out by hand.
      """;

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(HEAD);
    for (Protocol protocol : Folders.protocols().listProtocols()) {
      page.append("\n## ").append(protocol.id()).append("\n\n").append(about(protocol));
      for (ClauseTables.Block block : tables(protocol).blocks()) {
        page.append("\n### ").append(name(protocol, block)).append("\n\n");
        protocol.findCategory(block.category()).ifPresent(category -> page.append(rule(category)));
        page.append("Proved by:\n");
        for (ClauseTables.Drawing drawing : block.drawings()) {
          page.append("- ").append(drawing.title()).append('\n');
        }
      }
    }
    return page.toString();
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static ClauseTables tables(Protocol protocol) {
    return ClauseTables.all().stream()
        .filter(each -> each.protocol().equals(protocol.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String about(Protocol protocol) {
    StringBuilder about = new StringBuilder(protocol.disease());
    about.append(", ").append(effective(protocol.from(), protocol.until()));
    if (protocol.base() != null) {
      about.append(", over [").append(protocol.base()).append("](#");
      about.append(anchor(protocol.base())).append("), whose clauses hold too");
    }
    about.append(". Rules: [file](../protocols/").append(protocol.id()).append(".yaml). Tables: ");
    about.append("[file](../").append(slashes(ClauseTables.FOLDER)).append('/');
    about.append(protocol.id()).append(".txt).\n");
    if (!protocol.retires().isEmpty()) {
      about.append("Retires ").append(String.join(", ", protocol.retires())).append(".\n");
    }
    protocol
        .lookback()
        .filter(lookback -> protocol.base() == null)
        .ifPresent(lookback ->
            about
                .append("\nLook-back: ")
                .append(lookback.source().clause())
                .append(" (")
                .append(lookback.source().confidence())
                .append("). Applied in tracing and investigation.\n"));
    return about.toString();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(java.util.Locale.ROOT);
  }

  private static String effective(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null && until == null) {
      return "whenever adopted";
    }
    return "from " + from + (until == null ? " on" : " to before " + until);
  }

  private static String name(Protocol protocol, ClauseTables.Block block) {
    return block.category().equals(ClauseTables.WHOLE)
        ? protocol.id() + " as a whole"
        : protocol.id() + "/" + block.category();
  }

  private static String rule(Category category) {
    return """
    %s (%s)

    Asks: %s.

    """
        .formatted(category.source().clause(), category.source().confidence(), Asks.of(category));
  }

  @Test
  void the_page_lists_every_clause_of_every_protocol() {
    List<String> clauses =
        Folders.protocols().listProtocols().stream()
            .flatMap(protocol -> protocol.categories().stream())
            .map(Category::clause)
            .distinct()
            .toList();
    assertThat(clauses).hasSizeGreaterThan(20);
    assertThat(page()).contains(clauses.stream().map(clause -> "\n### " + clause + "\n").toList());
  }

  @Test
  void the_page_is_the_one_that_is_kept() throws IOException {
    String now = page();
    if (System.getProperty(WRITE) != null) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/protocols.md; its head says how to write it anew")
        .isEqualTo(now);
  }
}
