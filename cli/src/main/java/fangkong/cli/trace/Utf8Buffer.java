package fangkong.cli.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing UTF-8 text, written as RFC 4180 cells with quotes only where needed. */
final class Utf8Buffer {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  int size() {
    return size;
  }

  Utf8Buffer add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Utf8Buffer add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return add(encoded, 0, encoded.length);
  }

  Utf8Buffer add(byte[] source, int start, int end) {
    room(end - start);
    System.arraycopy(source, start, bytes, size, end - start);
    size += end - start;
    return this;
  }

  /** Adds a part of another text. */
  Utf8Buffer add(Utf8Buffer source, int start, int end) {
    return add(source.bytes, start, end);
  }

  Utf8Buffer add(long number) {
    return add(Long.toString(number));
  }

  /** Adds a number with at least {@code digits} digits. */
  Utf8Buffer padded(long number, int digits) {
    String text = Long.toString(Math.abs(number));
    if (number < 0) {
      add('-');
    }
    for (int i = text.length(); i < digits; i++) {
      add('0');
    }
    return add(text);
  }

  Utf8Buffer cell(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return cell(encoded, 0, encoded.length);
  }

  /** Adds a cell, quoted if it holds a comma, a quote or a line end. */
  Utf8Buffer cell(byte[] source, int start, int end) {
    if (!needsQuotes(source, start, end)) {
      return add(source, start, end);
    }
    add('"');
    for (int i = start; i < end; i++) {
      if (source[i] == '"') {
        add('"');
      }
      room(1);
      bytes[size++] = source[i];
    }
    return add('"');
  }

  private static boolean needsQuotes(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      if (source[i] == ',' || source[i] == '"' || source[i] == '\n' || source[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  /** Writes what was added, and forgets it. */
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    clear();
  }

  void clear() {
    size = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
    }
  }
}
