package fangkong.cli.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of RFC 4180 as slices of a block of bytes: UTF-8, line ends LF or CRLF, quoted fields
 * with commas, doubled quotes and line ends in them. A quote inside an unquoted field is taken as
 * it is. Not thread-safe.
 *
 * <p>Nothing is copied and nothing allocated for a record: a field is a slice of the block, and a
 * quoted one is made plain in place, which only ever shortens it. Behind the block stands a line
 * end, so that looking for the end of a field needs no look at the end of the block.
 */
final class CsvReader {
  private byte[] bytes = new byte[0];
  private int limit;
  private int position;

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int fields;
  private boolean quoted;
  private @Nullable String flaw;
  private int flawedField;
  private long line;
  private long lineEnds;

  /**
   * Goes to the front of a block of whole records, with {@link Words#BYTES} and one more bytes of
   * room behind {@code limit}. The block is changed by reading it.
   */
  void read(byte[] block, int start, int limit) {
    block[limit] = '\n';
    bytes = block;
    position = start;
    this.limit = limit;
    lineEnds = 0;
  }

  /** Goes to the next record; false at the end of the block. */
  boolean next() {
    if (position == limit) {
      return false;
    }
    fields = 0;
    quoted = false;
    flaw = null;
    line = lineEnds + 1;
    int at = position;
    while (true) {
      int end = bytes[at] == '"' ? quotedField(at) : plainField(at);
      if (bytes[end] != ',') {
        goBehind(end);
        return true;
      }
      at = end + 1;
    }
  }

  private void goBehind(int end) {
    if (end < limit) {
      lineEnds++;
      position = end + 1;
    } else {
      position = limit;
    }
  }

  /** Takes the field up to a comma or the end of the record, and answers where that is. */
  private int plainField(int start) {
    int end = Words.commaOrLineEnd(bytes, start);
    endField(start, endOfText(start, end));
    return end;
  }

  /** Takes the field behind an opening quote, and answers where its comma or line end is. */
  private int quotedField(int open) {
    quoted = true;
    int size = open + 1;
    int from = size;
    while (true) {
      int quote = Words.quote(bytes, from, limit);
      countLineEnds(from, quote);
      size = moveDown(from, quote, size);
      if (quote == limit) {
        setFlaw("a quote is never closed");
        endField(open + 1, size);
        return limit;
      }
      from = quote + 1;
      if (bytes[from] != '"') {
        break;
      }
      bytes[size++] = '"';
      from++;
    }
    int end = Words.commaOrLineEnd(bytes, from);
    int textEnd = endOfText(from, end);
    if (textEnd > from) {
      setFlaw("there is text after a closing quote");
    }
    endField(open + 1, moveDown(from, textEnd, size));
    return end;
  }

  /** The end of the text before a delimiter: a carriage return before a line end is no text. */
  private int endOfText(int start, int end) {
    return bytes[end] != ',' && end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private int moveDown(int from, int end, int to) {
    if (from != to) {
      System.arraycopy(bytes, from, bytes, to, end - from);
    }
    return to + end - from;
  }

  private void countLineEnds(int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        lineEnds++;
      }
    }
  }

  private void setFlaw(String flaw) {
    this.flaw = flaw;
    flawedField = fields;
  }

  private void endField(int start, int end) {
    if (fields == ends.length) {
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
    }
    starts[fields] = start;
    ends[fields++] = end;
  }

  /** The number of the line of the block on which the record starts, from 1. */
  long line() {
    return line;
  }

  /** How many line ends of the block are behind the reader. */
  long lineEnds() {
    return lineEnds;
  }

  /** Where in the block the next record starts. */
  int position() {
    return position;
  }

  int fields() {
    return fields;
  }

  /** Whether the record is a line with nothing on it. */
  boolean isBlank() {
    return fields == 1 && starts[0] == ends[0] && !quoted;
  }

  /** What breaks RFC 4180 in the record, if anything does. */
  @Nullable String flaw() {
    return flaw;
  }

  /** The field that {@link #flaw} is about. */
  int flawedField() {
    return flawedField;
  }

  /** The bytes of the block; field i is {@code start(i)} to {@code end(i) - 1}. */
  byte[] bytes() {
    return bytes;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  String text(int field) {
    return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
  }

  /** Adds the fields as cells, each after a comma. */
  void writeFields(Utf8Buffer out) {
    for (int i = 0; i < fields; i++) {
      out.add(',').cell(bytes, starts[i], ends[i]);
    }
  }
}
