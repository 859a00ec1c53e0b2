package fangkong.server.interop;

import fangkong.server.accounts.Right;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Intake;
import fangkong.server.evidence.ListImport;
import fangkong.server.evidence.Receipt;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one message brings, taken through the same doors as a request with the same content. */
class Deliveries {

  /** The header with the name of a file. */
  static final String NAME = "name";

  private final ListImport lists;
  private final Intake intake;
  private final JsonMapper json;

  Deliveries(ListImport lists, Intake intake, JsonMapper json) {
    this.lists = lists;
    this.intake = intake;
    this.json = json;
  }

  /** Imports a pushed list; empty where it was taken. */
  List<Problem> takeList(ConsumerRecord<byte[], byte[]> message, SignedIn sender) {
    if (!sender.may(Right.IMPORT_LIST)) {
      return List.of(Problem.of(ProblemCode.NO_RIGHT));
    }
    Header named = message.headers().lastHeader(NAME);
    String given =
        named == null || named.value() == null
            ? ""
            : new String(named.value(), StandardCharsets.UTF_8).strip();
    if (given.isEmpty()) {
      return List.of(Problem.of(ProblemCode.MISSING_FIELD, NAME, ""));
    }
    Optional<String> name = ListImport.findName(given);
    if (name.isEmpty()) {
      return List.of(Problem.of(ProblemCode.BAD_VALUE, NAME, ""));
    }
    return switch (lists.importFile(name.get(), value(message), sender)) {
      case ListImport.Outcome.Imported _ -> List.of();
      case ListImport.Outcome.NoList(Problem problem) -> List.of(problem);
    };
  }

  /** Takes a batch of facts in the form of {@code docs/evidence.md}; empty where it was taken. */
  List<Problem> takeResults(ConsumerRecord<byte[], byte[]> message, SignedIn sender) {
    if (!sender.may(Right.RECORD)) {
      return List.of(Problem.of(ProblemCode.NO_RIGHT));
    }
    JsonNode facts;
    try {
      facts = json.readTree(value(message)).path("facts");
    } catch (JacksonException e) {
      return List.of(Problem.of(ProblemCode.UNREADABLE_BODY));
    }
    if (!facts.isArray()) {
      return List.of(Problem.of(ProblemCode.UNREADABLE_BODY));
    }
    return switch (intake.take(List.copyOf(facts.values()), sender)) {
      case Receipt.Taken _ -> List.of();
      case Receipt.Refused(List<Problem> problems) -> problems;
    };
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> message) {
    return message.value() == null ? new byte[0] : message.value();
  }
}
