package fangkong.server.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fangkong.server.people.IdNumber;
import fangkong.server.people.Subject;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.regions.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the file of a pushed list. Bytes that are not UTF-8 are read as GB 18030. Each physical
 * line is one row, so a quote that was never closed breaks its own row and swallows no other.
 */
@Component
class ListReader {

  private static final String NAME = "姓名";
  private static final String ID_NUMBER = "身份证号";
  private static final String PHONE = "手机号";
  private static final String ORIGIN = "来源地";
  private static final String ARRIVES = "到达时间";
  private static final String DESTINATION = "目的地";
  private static final List<String> REQUIRED = List.of(NAME, ORIGIN, ARRIVES, DESTINATION);

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final Pattern CODE_OR_TIME = Pattern.compile("(?=.*\\d)[0-9A-Z/:.\\- ]*");
  private static final Pattern DIVISION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** What reading came to. */
  sealed interface Reading {
    record Rows(String encoding, List<Row> rows) implements Reading {}

    record NoList(Problem problem) implements Reading {}
  }

  /** One row, in the order of the file. */
  sealed interface Row {
    record Read(int number, Subject subject, String origin, Instant arrives, Region destination)
        implements Row {}

    record Rejected(int number, Problem problem) implements Row {}
  }

  private final ZoneId zone;
  private final boolean synthetic;

  ListReader(ZoneId zone, @Value("${fangkong.synthetic:false}") boolean synthetic) {
    this.zone = zone;
    this.synthetic = synthetic;
  }

  Reading read(byte[] file) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Optional<String> text = decode(file, charset);
      if (text.isPresent()) {
        return rows(charset.name(), text.get());
      }
    }
    return new Reading.NoList(Problem.of(ProblemCode.ENCODING));
  }

  private static Optional<String> decode(byte[] file, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString();
      return text.indexOf('\u0000') >= 0
          ? Optional.empty()
          : Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Reading rows(String encoding, String text) {
    String[] lines = LINE_END.split(text, -1);
    if (lines.length == 0 || lines[0].isBlank()) {
      return new Reading.NoList(Problem.of(ProblemCode.LIST_EMPTY));
    }
    List<String> header =
        cells(lines[0]).map(cells -> cells.stream().map(String::strip).toList()).orElse(List.of());
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      columns.put(header.get(i), i);
    }
    for (String required : REQUIRED) {
      if (!columns.containsKey(required)) {
        return new Reading.NoList(Problem.of(ProblemCode.LIST_HEADER, required, lines[0]));
      }
    }
    if (!columns.containsKey(ID_NUMBER) && !columns.containsKey(PHONE)) {
      return new Reading.NoList(Problem.of(ProblemCode.LIST_HEADER, ID_NUMBER, lines[0]));
    }
    List<Row> rows = new ArrayList<>(lines.length - 1);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        rows.add(row(rows.size() + 1, lines[i], columns, header.size()));
      }
    }
    return new Reading.Rows(encoding, rows);
  }

  private Row row(int number, String line, Map<String, Integer> columns, int width) {
    Optional<List<String>> cells = cells(line);
    if (cells.isEmpty() || cells.get().size() != width) {
      return rejected(number, ProblemCode.ROW_BROKEN, "", Integer.toString(number));
    }
    Cells row = new Cells(cells.get(), columns);
    for (String required : REQUIRED) {
      if (row.get(required).isEmpty()) {
        return rejected(number, ProblemCode.ROW_MISSING, required, "");
      }
    }
    return switch (Subject.read(row.get(ID_NUMBER), row.get(NAME), row.get(PHONE), synthetic)) {
      case Subject.Reading.Flawed(String field, IdNumber.Flaw flaw) ->
          rejected(number, code(flaw), column(field), "");
      case Subject.Reading.Missing(String field) ->
          rejected(number, ProblemCode.ROW_MISSING, column(field), "");
      case Subject.Reading.Valid(Subject subject) -> read(number, subject, row);
    };
  }

  private Row read(int number, Subject subject, Cells row) {
    String origin = row.get(ORIGIN);
    if (!DIVISION.matcher(origin).matches()) {
      return rejected(number, ProblemCode.ROW_VALUE, ORIGIN, origin);
    }
    Optional<Instant> arrives = arrives(row.get(ARRIVES));
    if (arrives.isEmpty()) {
      return rejected(number, ProblemCode.ROW_VALUE, ARRIVES, row.get(ARRIVES));
    }
    Optional<Region> destination = Region.find(row.get(DESTINATION));
    if (destination.isEmpty()) {
      return rejected(number, ProblemCode.ROW_DESTINATION, DESTINATION, row.get(DESTINATION));
    }
    return new Row.Read(number, subject, origin, arrives.get(), destination.get());
  }

  private Optional<Instant> arrives(String text) {
    try {
      return Optional.of(
          text.length() > 10
              ? LocalDateTime.parse(text, DATE_TIME).atZone(zone).toInstant()
              : LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ProblemCode code(IdNumber.Flaw flaw) {
    return switch (flaw) {
      case MANGLED_BY_SPREADSHEET -> ProblemCode.ROW_MANGLED_BY_SPREADSHEET;
      case CHECK_CHARACTER -> ProblemCode.ROW_CHECK_CHARACTER;
      case MALFORMED -> ProblemCode.ROW_VALUE;
    };
  }

  private static String column(String field) {
    return switch (field) {
      case "idNumber" -> ID_NUMBER;
      case "phone" -> PHONE;
      default -> NAME;
    };
  }

  /**
   * What does not look like a code or a time is left out: in a row whose columns have slipped it is
   * somebody's name.
   */
  private static Row.Rejected rejected(int number, ProblemCode code, String field, String value) {
    String shown = value.isEmpty() || CODE_OR_TIME.matcher(value).matches() ? value : "…";
    return new Row.Rejected(number, new Problem(code, number, field, shown));
  }

  /** The cells of one line; empty when its quotes do not close. */
  private static Optional<List<String>> cells(String line) {
    if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
      return Optional.empty();
    }
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(line)) {
      return reader.stream().findFirst().map(CsvRecord::getFields);
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Cells(List<String> cells, Map<String, Integer> columns) {
    String get(String column) {
      Integer at = columns.get(column);
      return at == null ? "" : cells.get(at).strip();
    }
  }
}
