package fangkong.server.declarations.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.declarations.Cards;
import fangkong.server.declarations.Declarations;
import fangkong.server.declarations.Holders;
import fangkong.server.declarations.Mine;
import fangkong.server.people.Document;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The residents' door; the confirming of cards alone asks for an account. */
@RestController
@RequestMapping("/api/declarations")
class DeclarationsController {

  /**
   * When the holder of a card was compared with an identity document, the name that stands on it,
   * and the last four characters of its number.
   */
  record Confirmation(
      @Nullable OffsetDateTime at, @Nullable String name, @Nullable String numberEnd) {}

  private final Declarations declarations;
  private final Holders holders;
  private final Cards cards;

  DeclarationsController(Declarations declarations, Holders holders, Cards cards) {
    this.declarations = declarations;
    this.holders = holders;
    this.cards = cards;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Declarations.Accepted declare(@RequestBody JsonNode body, HttpServletRequest request) {
    return declarations.declare(body, request.getRemoteAddr());
  }

  @PostMapping("/mine")
  Mine mine(@RequestBody JsonNode body, HttpServletRequest request) {
    return holders.show(body, request.getRemoteAddr());
  }

  @PostMapping("/appeals")
  @ResponseStatus(HttpStatus.CREATED)
  Mine.Appealed appeal(@RequestBody JsonNode body, HttpServletRequest request) {
    return holders.appeal(body, request.getRemoteAddr());
  }

  @PostMapping("/cards/{card}/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(@PathVariable UUID card, @RequestBody Confirmation confirmation) {
    OffsetDateTime at = given("at", confirmation.at());
    Document document =
        Document.read(
            given("name", confirmation.name()), given("numberEnd", confirmation.numberEnd()));
    if (document == null) {
      throw Refused.because(ProblemCode.BAD_VALUE, "numberEnd", "");
    }
    cards.confirm(card, document, at.toInstant(), SignedIn.current());
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    }
    return value;
  }
}
