package fangkong.cli.trace;

import fangkong.cli.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of RFC 4180 as slices of bytes: UTF-8 with or without BOM, line ends LF or CRLF, quoted
 * fields with commas, doubled quotes and line ends in them. A quote inside an unquoted field is
 * taken as it is. The slices hold until the next record; reading allocates nothing for a record.
 * Not thread-safe.
 */
final class CsvReader {
  private static final int LONGEST_RECORD = 1 << 26;
  private static final int END = -1;

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  private byte[] record = new byte[1 << 10];
  private int recordSize;
  private int[] ends = new int[16];
  private int fields;
  private boolean quoted;
  private @Nullable String flaw;
  private int flawedField;
  private long line;
  private long lineEnds;

  CsvReader(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = in;
    skipByteOrderMark();
  }

  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException {
    recordSize = 0;
    fields = 0;
    quoted = false;
    flaw = null;
    line = lineEnds + 1;
    int c = read();
    if (c == END) {
      return false;
    }
    while (true) {
      boolean fieldIsQuoted = c == '"';
      c = fieldIsQuoted ? quotedField() : c;
      int contentEnd = recordSize;
      quoted |= fieldIsQuoted;
      c = plainField(c);
      if (c != ',') {
        dropCarriageReturn(contentEnd, fieldIsQuoted);
      }
      if (fieldIsQuoted && recordSize > contentEnd) {
        flaw = "there is text after a closing quote";
        flawedField = fields;
      }
      endField();
      if (c != ',') {
        return true;
      }
      c = read();
    }
  }

  /** Takes the text up to a comma or the end of the record, which it answers. */
  private int plainField(int first) throws IOException {
    int c = first;
    while (c != ',' && c != '\n' && c != END) {
      append((byte) c);
      int start = position;
      while (position < limit && buffer[position] != ',' && buffer[position] != '\n') {
        position++;
      }
      append(start, position);
      c = read();
    }
    return c;
  }

  /** Takes the text between quotes, and answers what follows the closing one. */
  private int quotedField() throws IOException {
    while (true) {
      int c = read();
      if (c == END) {
        flaw = "a quote is never closed";
        flawedField = fields;
        return END;
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      }
      append((byte) c);
    }
  }

  private void dropCarriageReturn(int contentEnd, boolean fieldIsQuoted) {
    int least = fieldIsQuoted ? contentEnd : fieldStart();
    if (recordSize > least && record[recordSize - 1] == '\r') {
      recordSize--;
    }
  }

  private int fieldStart() {
    return fields == 0 ? 0 : ends[fields - 1];
  }

  private void endField() {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, fields * 2);
    }
    ends[fields++] = recordSize;
  }

  private void append(byte b) {
    room(1);
    record[recordSize++] = b;
  }

  private void append(int start, int end) {
    room(end - start);
    System.arraycopy(buffer, start, record, recordSize, end - start);
    recordSize += end - start;
  }

  private void room(int more) {
    if (record.length - recordSize >= more) {
      return;
    }
    if (recordSize >= LONGEST_RECORD) {
      throw new Refusal(
          "%s line %d: the record is longer than %d bytes. Maybe a quote is never closed."
              .formatted(name, line, LONGEST_RECORD));
    }
    record = Arrays.copyOf(record, Math.max(recordSize + more, recordSize * 2));
  }

  private int read() throws IOException {
    if (position == limit && !fill()) {
      return END;
    }
    byte b = buffer[position++];
    if (b == '\n') {
      lineEnds++;
    }
    return b & 0xFF;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private void skipByteOrderMark() throws IOException {
    limit = in.readNBytes(buffer, 0, 3);
    if (limit == 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      position = 3;
    }
  }

  /** The number of the line on which the record starts, from 1. */
  long line() {
    return line;
  }

  int fields() {
    return fields;
  }

  /** Whether the record is a line with nothing on it. */
  boolean isBlank() {
    return fields == 1 && recordSize == 0 && !quoted;
  }

  /** What breaks RFC 4180 in the record, if anything does. */
  @Nullable String flaw() {
    return flaw;
  }

  /** The field that {@link #flaw} is about. */
  int flawedField() {
    return flawedField;
  }

  /** The bytes of the record; field i is {@code start(i)} to {@code end(i) - 1}. */
  byte[] bytes() {
    return record;
  }

  int start(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  int end(int field) {
    return ends[field];
  }

  String text(int field) {
    return new String(record, start(field), end(field) - start(field), StandardCharsets.UTF_8);
  }
}
