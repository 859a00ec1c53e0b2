package fangkong.benchmarks.town;

import fangkong.benchmarks.town.CaseDraw.Case;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Check-ins and cases as the files that {@code fangkong trace} reads. Persons are P0, P1 …, places
 * V0, V1 …, times carry +08:00.
 */
public final class CheckInCsv implements CheckInSink {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final int DAY_SECONDS = 86_400;
  private static final byte[] PLUS_EIGHT = "+08:00".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 18;

  private final OutputStream out;
  private final byte[] digits = new byte[11];
  private long day = Long.MIN_VALUE;
  private byte[] dayText = {};

  private CheckInCsv(OutputStream out) {
    this.out = out;
  }

  /** Writes a log to a file. */
  public static void write(CheckInLog log, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      out.write("person,place,entered_at,left_at\n".getBytes(StandardCharsets.US_ASCII));
      log.writeTo(new CheckInCsv(out));
    }
  }

  /** Writes cases to a file. */
  public static void write(List<Case> cases, Path file) throws IOException {
    StringBuilder text = new StringBuilder("person,infectious_from,infectious_until\n");
    for (Case each : cases) {
      text.append('P').append(each.person());
      text.append(',').append(time(each.from()));
      text.append(',').append(time(each.until())).append('\n');
    }
    Files.writeString(file, text);
  }

  /** An epoch second as ISO-8601 at +08:00. */
  public static String time(long epochSecond) {
    return Instant.ofEpochSecond(epochSecond).atOffset(OFFSET).toString();
  }

  @Override
  public void stay(int person, int place, long enteredAt, long leftAt) {
    try {
      head(person, place, enteredAt);
      writeTime(leftAt);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void openStay(int person, int place, long enteredAt) {
    try {
      head(person, place, enteredAt);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(int person, int place, long enteredAt) throws IOException {
    out.write('P');
    writeNumber(person);
    out.write(',');
    out.write('V');
    writeNumber(place);
    out.write(',');
    writeTime(enteredAt);
    out.write(',');
  }

  private void writeNumber(int number) throws IOException {
    int at = digits.length;
    int rest = number;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    out.write(digits, at, digits.length - at);
  }

  private void writeTime(long epochSecond) throws IOException {
    long local = epochSecond + OFFSET.getTotalSeconds();
    long ofDay = Math.floorMod(local, (long) DAY_SECONDS);
    if (local - ofDay != day) {
      day = local - ofDay;
      String text = LocalDate.ofEpochDay(day / DAY_SECONDS) + "T";
      dayText = text.getBytes(StandardCharsets.US_ASCII);
    }
    out.write(dayText);
    writeTwo(ofDay / 3_600);
    out.write(':');
    writeTwo(ofDay / 60 % 60);
    out.write(':');
    writeTwo(ofDay % 60);
    out.write(PLUS_EIGHT);
  }

  private void writeTwo(long number) throws IOException {
    out.write((int) ('0' + number / 10));
    out.write((int) ('0' + number % 10));
  }
}
