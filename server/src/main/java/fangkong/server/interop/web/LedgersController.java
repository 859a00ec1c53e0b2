package fangkong.server.interop.web;

import fangkong.judgement.evidence.FactJson;
import fangkong.judgement.evidence.LoggedFact;
import fangkong.server.evidence.Facts;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledgers as another process judges by them: a line of JSON each, what the sender sees of them,
 * and no identity. A page is read in a transaction of its own.
 */
@RestController
@RequestMapping("/api/ledgers")
class LedgersController {

  private static final int PAGE = 2_000;

  private final Facts facts;

  LedgersController(Facts facts) {
    this.facts = facts;
  }

  @GetMapping(path = "/facts", produces = MediaType.APPLICATION_NDJSON_VALUE)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_NDJSON_VALUE,
              schema = @Schema(type = "string")))
  void exportFacts(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      UUID after = new UUID(0, 0);
      List<LoggedFact> page;
      do {
        page = facts.listLoggedAfter(after, PAGE);
        for (LoggedFact logged : page) {
          out.append(FactJson.write(logged)).append('\n');
          after = logged.fact().id();
        }
      } while (page.size() == PAGE);
    }
  }
}
