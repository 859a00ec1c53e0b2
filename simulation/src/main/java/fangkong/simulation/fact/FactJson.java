package fangkong.simulation.fact;

import fangkong.simulation.people.Person;
import java.time.LocalDateTime;

/** Writes facts in the form of {@code docs/evidence.md}, without blanks, onto one buffer. */
final class FactJson {

  private final EventIds ids;
  private final JsonObject json = new JsonObject();

  FactJson(EventIds ids) {
    this.ids = ids;
  }

  /** Returns the fact on one line; the buffer is valid until the next call. */
  CharSequence line(Fact fact) {
    json.begin();
    json.text("id", ids.next(fact.at())).text("type", type(fact.detail()));
    Person person = fact.person();
    if (person != null) {
      json.open("person").text("idNumber", person.idNumber().text()).text("name", person.name());
      json.textIfPresent("phone", person.phone()).close();
    }
    json.text("region", fact.region()).text("channel", fact.channel().name());
    json.time(fact.detail() instanceof Detail.Test ? "sampled" : "at", fact.at());
    detail(fact.detail());
    LocalDateTime known = fact.known();
    if (known != null) {
      json.time("known", known);
    }
    return json.end();
  }

  private void detail(Detail detail) {
    switch (detail) {
      case Detail.Residence() -> {}
      case Detail.Declaration(var arrives, var origin) ->
          json.time("arrives", arrives)
              .text("origin", origin.code())
              .text("risk", origin.risk().name());
      case Detail.Arrival(var origin) ->
          json.text("risk", origin.risk().name()).text("origin", origin.code());
      case Detail.Departure(var to) -> json.text("to", to);
      case Detail.ShownCode(var issuer, var kind, var value) ->
          json.text("issuer", issuer).text("kind", kind).text("value", value);
      case Detail.Symptom(var present) -> json.truth("present", present);
      case Detail.Test(var positive) ->
          json.text("result", positive ? "POSITIVE" : "NEGATIVE").text("method", "PCR");
      case Detail.Visit(var door) -> json.text("outcome", door.name());
      case Detail.CheckIn(var until, var place) -> {
        if (until != null) {
          json.time("until", until);
        }
        json.text("place", place);
      }
      case Detail.Case(var onset, var sampled) ->
          json.text("form", "CONFIRMED").time("onset", onset).time("sampled", sampled);
    }
  }

  static String type(Detail detail) {
    return switch (detail) {
      case Detail.Residence _ -> "residence";
      case Detail.Declaration _ -> "declaration";
      case Detail.Arrival _ -> "arrival";
      case Detail.Departure _ -> "departure";
      case Detail.ShownCode _ -> "shown_code";
      case Detail.Symptom _ -> "symptom";
      case Detail.Test _ -> "test";
      case Detail.Visit _ -> "visit";
      case Detail.CheckIn _ -> "check_in";
      case Detail.Case _ -> "case";
    };
  }
}
