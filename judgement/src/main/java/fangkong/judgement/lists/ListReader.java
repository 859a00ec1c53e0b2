package fangkong.judgement.lists;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fangkong.judgement.people.IdNumber;
import fangkong.judgement.people.Subject;
import fangkong.judgement.regions.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of a pushed list. Bytes that are not UTF-8 are read as GB 18030. Each physical
 * line is one row, so a quote that was never closed breaks its own row and swallows no other.
 */
public final class ListReader {

  private static final String NAME = "姓名";
  private static final String ID_NUMBER = "身份证号";
  private static final String PHONE = "手机号";
  private static final String ORIGIN = "来源地";
  static final String ARRIVES = "到达时间";
  static final String DESTINATION = "目的地";
  private static final List<String> REQUIRED = List.of(NAME, ORIGIN, ARRIVES, DESTINATION);
  private static final Set<String> COLUMNS =
      Set.of(NAME, ID_NUMBER, PHONE, ORIGIN, ARRIVES, DESTINATION);

  /** What a value of a column looks like even where it is wrong; other columns show none. */
  private static final Map<String, Pattern> SHAPES =
      Map.of(
          ORIGIN, Pattern.compile("\\d{1,6}"),
          ARRIVES,
              Pattern.compile(
                  "\\d{1,4}([-/.年])\\d{1,2}[-/.月]\\d{1,4}日?( \\d{1,2}:\\d{1,2}(:\\d{1,2})?)?"),
          DESTINATION,
              Pattern.compile("\\d{1,6}|\\d{2}(/\\d{2,3}){0,4}(/[A-Z][A-Z0-9]{0,5}){0,6}/?"));

  private static final int MOST_ROWS = 200_000;

  /** So many rows without one of the right width, and the file is something else. */
  private static final int FIRST_ROWS = 1_000;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final Pattern DIVISION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");

  /** As people and spreadsheets write it: 2022-04-20, 2022/4/20, 2022-4-2 8:30. */
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-M-d[ H:mm[:ss]]").withResolverStyle(ResolverStyle.STRICT);

  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  /** What reading came to. */
  public sealed interface Reading {
    /** The rows in the order of the file. */
    record Rows(String encoding, List<ListRow> rows) implements Reading {}

    record NoList(Defect defect) implements Reading {}
  }

  private final ZoneId zone;
  private final boolean synthetic;

  /** {@code zone} is that of times; {@code synthetic} people are taken only where it is said. */
  public ListReader(ZoneId zone, boolean synthetic) {
    this.zone = zone;
    this.synthetic = synthetic;
  }

  public Reading read(byte[] file) {
    if (beginsWith(file, ZIP) || beginsWith(file, OLD_WORKBOOK)) {
      return noList(Flaw.LIST_NOT_CSV, null, null);
    }
    for (Charset charset : CHARSETS) {
      Optional<String> text = decode(file, charset);
      if (text.isPresent()) {
        return rows(charset.name(), text.get());
      }
    }
    return noList(Flaw.ENCODING, null, null);
  }

  /** The text of a file, where it is one. */
  static Optional<String> findText(byte[] file) {
    return CHARSETS.stream().flatMap(charset -> decode(file, charset).stream()).findFirst();
  }

  private static boolean beginsWith(byte[] file, byte[] mark) {
    return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
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
    Iterator<String> lines = text.lines().iterator();
    String first = lines.hasNext() ? lines.next() : "";
    if (first.isBlank()) {
      return noList(Flaw.LIST_EMPTY, null, null);
    }
    List<String> header =
        cells(first).map(cells -> cells.stream().map(String::strip).toList()).orElse(List.of());
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (columns.put(header.get(i), i) != null && COLUMNS.contains(header.get(i))) {
        return noList(Flaw.LIST_HEADER_TWICE, header.get(i), "");
      }
    }
    for (String required : REQUIRED) {
      if (!columns.containsKey(required)) {
        return noList(Flaw.LIST_HEADER, required, "");
      }
    }
    if (!columns.containsKey(ID_NUMBER) && !columns.containsKey(PHONE)) {
      return noList(Flaw.LIST_HEADER, ID_NUMBER, "");
    }
    return rows(encoding, lines, columns, header.size());
  }

  /** The rows one by one: a file that is no list is left before it is read to its end. */
  private Reading rows(
      String encoding, Iterator<String> lines, Map<String, Integer> columns, int width) {
    List<ListRow> rows = new ArrayList<>();
    int broken = 0;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.isBlank()) {
        continue;
      }
      if (rows.size() == MOST_ROWS) {
        return noList(Flaw.LIST_TOO_LONG, "", Integer.toString(MOST_ROWS));
      }
      ListRow row = row(rows.size() + 1, line, columns, width);
      rows.add(row);
      broken += isBroken(row) ? 1 : 0;
      if (rows.size() == FIRST_ROWS && broken == FIRST_ROWS) {
        return noList(Flaw.LIST_BROKEN, "", Integer.toString(FIRST_ROWS));
      }
    }
    return rows.isEmpty() ? noList(Flaw.LIST_NO_ROWS, "", "") : new Reading.Rows(encoding, rows);
  }

  private static boolean isBroken(ListRow row) {
    return row instanceof ListRow.Rejected(_, Defect defect) && defect.flaw() == Flaw.ROW_BROKEN;
  }

  private static Reading noList(Flaw flaw, @Nullable String column, @Nullable String value) {
    return new Reading.NoList(new Defect(flaw, column, value));
  }

  private ListRow row(int number, String line, Map<String, Integer> columns, int width) {
    Optional<List<String>> cells = cells(line);
    if (cells.isEmpty() || cells.get().size() != width) {
      return rejected(number, Flaw.ROW_BROKEN, "", Integer.toString(number));
    }
    Cells row = new Cells(cells.get(), columns);
    for (String required : REQUIRED) {
      if (row.get(required).isEmpty()) {
        return rejected(number, Flaw.ROW_MISSING, required, "");
      }
    }
    return switch (Subject.read(row.get(ID_NUMBER), row.get(NAME), row.get(PHONE), synthetic)) {
      case Subject.Reading.Flawed(String field, IdNumber.Flaw flaw) ->
          rejected(number, flaw(flaw), column(field), "");
      case Subject.Reading.Missing(String field) ->
          rejected(number, Flaw.ROW_MISSING, column(field), "");
      case Subject.Reading.Valid(Subject subject) -> read(number, subject, row);
    };
  }

  private ListRow read(int number, Subject subject, Cells row) {
    String origin = row.get(ORIGIN);
    if (!DIVISION.matcher(origin).matches()) {
      return rejected(number, Flaw.ROW_VALUE, ORIGIN, origin);
    }
    Optional<Instant> arrives = arrives(row.get(ARRIVES));
    if (arrives.isEmpty()) {
      return rejected(number, Flaw.ROW_DATE, ARRIVES, plain(row.get(ARRIVES)));
    }
    Optional<Region> destination = Region.find(row.get(DESTINATION));
    if (destination.isEmpty()) {
      return rejected(number, Flaw.ROW_DESTINATION, DESTINATION, row.get(DESTINATION));
    }
    return new ListRow.Read(number, subject, origin, arrives.get(), destination.get());
  }

  private Optional<Instant> arrives(String text) {
    try {
      TemporalAccessor read =
          DATE_TIME.parseBest(plain(text).replace('/', '-'), LocalDateTime::from, LocalDate::from);
      return Optional.of(
          (read instanceof LocalDateTime time
                  ? time.atZone(zone)
                  : LocalDate.from(read).atStartOfDay(zone))
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static Flaw flaw(IdNumber.Flaw flaw) {
    return switch (flaw) {
      case MANGLED_BY_SPREADSHEET -> Flaw.ROW_MANGLED_BY_SPREADSHEET;
      case CHECK_CHARACTER -> Flaw.ROW_CHECK_CHARACTER;
      case MALFORMED -> Flaw.ROW_VALUE;
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
   * What does not look like its column is left out: in a row whose columns have slipped it is
   * somebody's name or number.
   */
  private static ListRow rejected(int number, Flaw flaw, String column, String value) {
    Pattern shape = SHAPES.get(column);
    boolean fits = shape == null ? flaw == Flaw.ROW_BROKEN : shape.matcher(value).matches();
    return new ListRow.Rejected(
        number, new Defect(flaw, column, fits || value.isEmpty() ? value : "…"));
  }

  /** The cells of one line; empty when its quotes do not close. */
  private static Optional<List<String>> cells(String line) {
    if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
      return Optional.empty();
    }
    if (line.indexOf('"') < 0) {
      return Optional.of(List.of(line.split(",", -1)));
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
