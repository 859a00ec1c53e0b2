package fangkong.server.evidence;

import fangkong.assessment.evidence.Evidence;
import fangkong.codec.EvidenceJson;
import fangkong.codec.EvidenceReading;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.people.IdNumber;
import fangkong.judgement.people.Subject;
import fangkong.judgement.regions.Region;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one fact: every field known, every value of its form. The fields of assessed types are read
 * by the reader of the assessment contract itself.
 */
@Component
class FactReader {

  private static final Set<String> ENVELOPE =
      Set.of("id", "type", "person", "region", "channel", "known");
  private static final Set<String> SUBJECT = Set.of("idNumber", "name", "phone");
  private static final Pattern DIVISION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
  private static final Map<FactType, Set<String>> OUTCOMES =
      Map.of(
          FactType.VISIT, Set.of("MET", "ABSENT", "REFUSED"),
          FactType.LEAD_OUTCOME,
              Set.of("FOUND", "MOVED", "WRONG", "NOT_HERE", "DUPLICATE", "UNREACHABLE"));

  /** Fields that name people: what stands there instead of an id may be protected. */
  private static final Set<String> PEOPLE = Set.of("person", "to");

  private static final Set<String> RISKS = Set.of("HIGH", "MEDIUM", "LOW", "NONE");

  /** Times of assessed types besides when it happened, until when and when it became known. */
  private static final Set<String> FURTHER_TIMES = Set.of("onset", "sampled");

  private static final int LONGEST_TEXT = 200;
  private static final int UUID_V7 = 7;
  private static final int EARLIEST_YEAR = 2000;
  private static final int LATEST_YEAR = 2100;

  private final boolean synthetic;

  FactReader(@Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.synthetic = synthetic;
  }

  /** What reading came to: the fact, or the first thing wrong with it. */
  sealed interface Reading {
    record Fit(IncomingFact fact) implements Reading {}

    record Unfit(Problem problem) implements Reading {}
  }

  Reading read(int index, JsonNode sent) {
    try {
      return new Reading.Fit(fact(index, sent));
    } catch (Misfit misfit) {
      return new Reading.Unfit(misfit.problem.at(index));
    }
  }

  private IncomingFact fact(int index, JsonNode node) {
    if (!(node instanceof ObjectNode sent)) {
      throw new Misfit(ProblemCode.UNREADABLE_BODY, "", "");
    }
    UUID id = id(text(sent, "id"));
    String word = text(sent, "type");
    FactType type =
        FactType.find(word).filter(t -> t != FactType.LEAD).orElseThrow(() -> bad("type", word));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      if (type.fields().contains(field.getKey())) {
        body.set(field.getKey(), field.getValue());
      } else if (!ENVELOPE.contains(field.getKey())
          || (field.getKey().equals("person") && type.ofHousehold())) {
        throw new Misfit(ProblemCode.UNKNOWN_FIELD, field.getKey(), "");
      }
    }
    if (holds(sent, text -> text.indexOf('\u0000') >= 0)) {
      throw new Misfit(ProblemCode.UNREADABLE_BODY, "", "");
    }
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      if (holds(field.getValue(), text -> text.length() > LONGEST_TEXT)) {
        throw bad(field.getKey(), "");
      }
    }
    IncomingFact.About about = about(sent, type);
    Region region = region(sent);
    Times times = type.assessed() ? assessed(sent, type, body) : other(sent, type, body, region);
    return new IncomingFact(
        index,
        id,
        type,
        about,
        region,
        times.at,
        times.known,
        channel(sent),
        linked(type, body),
        place(type, body),
        times.until,
        body,
        sent);
  }

  /** Whether some text in it is so; PostgreSQL holds no NUL in text. */
  private static boolean holds(JsonNode node, Predicate<String> so) {
    if (node.isString()) {
      return so.test(node.stringValue());
    }
    for (JsonNode child : node) {
      if (holds(child, so)) {
        return true;
      }
    }
    return false;
  }

  /** When it happened, until when, and when it became known. */
  private record Times(Instant at, @Nullable Instant until, Instant known) {}

  private static Times assessed(ObjectNode sent, FactType type, ObjectNode body) {
    ObjectNode line = body.deepCopy();
    line.put("id", "fact").put("person", "person").put("type", type.word());
    if (sent.has("known")) {
      line.set("known", sent.get("known"));
    }
    if (body.has("temperature")) {
      PassageReader.temperature(body.path("temperature"));
    }
    Evidence evidence =
        switch (EvidenceJson.read(line, FactType.UNASSESSED)) {
          case EvidenceReading.Accepted(Evidence accepted) -> accepted;
          case EvidenceReading.Refused refused -> throw misfit(refused, line);
        };
    for (String field : FURTHER_TIMES) {
      if (body.path(field).isString()) {
        time(body, field);
      }
    }
    return switch (evidence) {
      case Evidence.Case e -> new Times(e.at(), null, e.known());
      case Evidence.Exposure e -> new Times(e.from(), e.until(), e.known());
      case Evidence.Stay e -> new Times(e.from(), e.until(), e.known());
      case Evidence.Arrival e -> new Times(e.at(), null, e.known());
      case Evidence.Entry e -> new Times(e.at(), null, e.known());
      case Evidence.RoleExit e -> new Times(e.at(), null, e.known());
      case Evidence.Test e -> new Times(e.sampled(), null, e.known());
      case Evidence.Symptom e -> new Times(e.at(), null, e.known());
      case Evidence.Environment e -> new Times(e.sampled(), null, e.known());
      case Evidence.Admitted e -> new Times(e.at(), null, e.known());
      case Evidence.Discharged e -> new Times(e.at(), null, e.known());
      case Evidence.ShownCode e -> new Times(e.at(), null, e.known());
      case Evidence.Ruling e -> new Times(e.at(), e.until(), e.known());
    };
  }

  private static Misfit misfit(EvidenceReading.Refused refused, ObjectNode line) {
    ProblemCode code =
        line.has(refused.field()) ? ProblemCode.BAD_VALUE : ProblemCode.MISSING_FIELD;
    return new Misfit(code, refused.field(), refused.value());
  }

  private static Times other(ObjectNode sent, FactType type, ObjectNode body, Region region) {
    Instant at = time(body, "at");
    Instant until = body.has("until") ? time(body, "until") : null;
    if (until != null && !until.isAfter(at)) {
      throw bad("until", text(body, "until"));
    }
    if (type == FactType.VISIT || type == FactType.LEAD_OUTCOME) {
      oneOf(body, "outcome", OUTCOMES.getOrDefault(type, Set.of()));
    }
    if (type == FactType.DECLARATION) {
      time(body, "arrives");
      division(body, "origin");
      if (body.has("risk")) {
        oneOf(body, "risk", RISKS);
      }
    }
    if (type == FactType.PASSAGE) {
      PassageReader.check(body);
    }
    if (type == FactType.RELEASE) {
      text(body, "protocol");
      text(body, "category");
    }
    if (type == FactType.DEPARTURE_DECLARATION) {
      time(body, "leaves");
      if (body.has("to")) {
        division(body, "to");
      }
    } else if (body.has("to")) {
      text(body, "to");
    }
    if ((type == FactType.VISIT || type == FactType.RESIDENCE) && !region.isHousehold()) {
      throw bad("region", region.path());
    }
    return new Times(at, until, sent.has("known") ? time(sent, "known") : at);
  }

  private static @Nullable UUID linked(FactType type, ObjectNode body) {
    return switch (type) {
      case EXPOSURE -> uuid("to", text(body, "to"));
      case LEAD_OUTCOME -> uuid("lead", text(body, "lead"));
      case PASSAGE -> body.has("journey") ? uuid("journey", text(body, "journey")) : null;
      default -> null;
    };
  }

  private static @Nullable String place(FactType type, ObjectNode body) {
    return switch (type) {
      case CHECK_IN -> text(body, "place");
      case PASSAGE -> text(body, "post");
      default -> null;
    };
  }

  private IncomingFact.About about(ObjectNode sent, FactType type) {
    if (type.ofHousehold()) {
      return new IncomingFact.About.Nobody();
    }
    JsonNode person = sent.get("person");
    if (person == null || person.isNull()) {
      if (type == FactType.PASSAGE && sent.path("override").asBoolean(false)) {
        return new IncomingFact.About.Nobody();
      }
      throw new Misfit(ProblemCode.MISSING_FIELD, "person", "");
    }
    if (person.isString()) {
      return new IncomingFact.About.Known(uuid("person", person.stringValue()));
    }
    if (!person.isObject()) {
      throw new Misfit(ProblemCode.BAD_VALUE, "person", "");
    }
    for (String field : person.propertyNames()) {
      if (!SUBJECT.contains(field)) {
        throw new Misfit(ProblemCode.UNKNOWN_FIELD, "person." + field, "");
      }
    }
    return switch (Subject.read(
        part(person, "idNumber"), part(person, "name"), part(person, "phone"), synthetic)) {
      case Subject.Reading.Valid(Subject subject) -> new IncomingFact.About.Said(subject);
      case Subject.Reading.Flawed(String field, IdNumber.Flaw flaw) ->
          throw new Misfit(flaw(flaw), "person." + field, "");
      case Subject.Reading.Missing(String field) ->
          throw new Misfit(ProblemCode.MISSING_FIELD, "person." + field, "");
    };
  }

  static ProblemCode flaw(IdNumber.Flaw flaw) {
    return switch (flaw) {
      case MANGLED_BY_SPREADSHEET -> ProblemCode.ROW_MANGLED_BY_SPREADSHEET;
      case CHECK_CHARACTER -> ProblemCode.ROW_CHECK_CHARACTER;
      case MALFORMED -> ProblemCode.BAD_VALUE;
    };
  }

  private static String part(JsonNode person, String field) {
    JsonNode value = person.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw new Misfit(ProblemCode.BAD_VALUE, "person." + field, "");
    }
    return value.stringValue();
  }

  private static Region region(ObjectNode sent) {
    String path = text(sent, "region");
    return Region.find(path)
        .filter(region -> region.path().equals(path))
        .orElseThrow(() -> bad("region", path));
  }

  private static Channel channel(ObjectNode sent) {
    if (!sent.has("channel")) {
      return Channel.OFFICE;
    }
    String word = text(sent, "channel");
    try {
      return Channel.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw bad("channel", word);
    }
  }

  private static UUID id(String text) {
    UUID id = uuid("id", text);
    if (id.version() != UUID_V7) {
      throw bad("id", text);
    }
    return id;
  }

  static UUID uuid(String field, String text) {
    String shown = PEOPLE.contains(field) ? "" : text;
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw bad(field, shown);
    }
    throw bad(field, shown);
  }

  static void oneOf(ObjectNode node, String field, Set<String> allowed) {
    String value = text(node, field);
    if (!allowed.contains(value)) {
      throw bad(field, value);
    }
  }

  private static void division(ObjectNode node, String field) {
    String code = text(node, field);
    if (!DIVISION.matcher(code).matches()) {
      throw bad(field, code);
    }
  }

  private static Instant time(ObjectNode node, String field) {
    String value = text(node, field);
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
        throw new Misfit(ProblemCode.IMPOSSIBLE_TIME, field, value);
      }
      return time.toInstant();
    } catch (DateTimeException e) {
      throw bad(field, value);
    }
  }

  static String text(ObjectNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw new Misfit(ProblemCode.MISSING_FIELD, field, "");
    }
    if (!value.isString()
        || value.stringValue().isBlank()
        || value.stringValue().length() > LONGEST_TEXT) {
      throw bad(field, value.toString());
    }
    return value.stringValue();
  }

  static Misfit bad(String field, String value) {
    return new Misfit(ProblemCode.BAD_VALUE, field, value);
  }

  static final class Misfit extends RuntimeException {
    private final transient Problem problem;

    Misfit(ProblemCode code, String field, String value) {
      super(field, null, false, false);
      this.problem = Problem.of(code, field, FactType.CLINICAL.contains(field) ? "" : value);
    }
  }
}
