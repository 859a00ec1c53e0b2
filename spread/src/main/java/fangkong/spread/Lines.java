package fangkong.spread;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What the inputs say of people, packed for the part of each. Not thread-safe.
 *
 * <p>Invariant: a buffer has whole records, its unused bytes behind them.
 */
public final class Lines {
  /** The end of a stay or of a case's window that was left out. */
  public static final long OPEN = Long.MIN_VALUE;

  private static final int USUAL = 1 << 16;
  private static final int FIXED = 1 + 2 * Long.BYTES + 2 * Integer.BYTES;

  private final ByteBuffer[] buffers;
  private final List<Sent<byte[]>> full = new ArrayList<>();

  /** What a line says of somebody; {@code other} is the place or who exposed them. */
  interface Reader {
    void line(byte kind, String name, String other, long since, long until);
  }

  /** For so many people parts. */
  public Lines(int parts) {
    buffers = new ByteBuffer[parts];
    Arrays.fill(buffers, ByteBuffer.allocate(0));
  }

  /** Somebody was infectious; seconds since 1970, the end perhaps {@link #OPEN}. */
  public void addCase(String person, long since, long until) {
    add(People.CASE, person, "", since, until);
  }

  /** Somebody was at a place; seconds since 1970, the end perhaps {@link #OPEN}. */
  public void addStay(String person, String place, long since, long until) {
    add(People.STAY, person, place, since, until);
  }

  /** Somebody was exposed by a person; seconds since 1970. */
  public void addExposure(String contact, String source, long since, long until) {
    add(People.EXPOSED, contact, source, since, until);
  }

  private void add(byte kind, String name, String other, long since, long until) {
    byte[] nameText = name.getBytes(StandardCharsets.UTF_8);
    byte[] otherText = other.getBytes(StandardCharsets.UTF_8);
    int bytes = FIXED + nameText.length + otherText.length;
    int part = Parts.ofName(name, buffers.length);
    if (buffers[part].remaining() < bytes) {
      flush(part);
      buffers[part] = ByteBuffer.allocate(Math.max(USUAL, bytes));
    }
    buffers[part].put(kind).putLong(since).putLong(until);
    buffers[part].putInt(nameText.length).put(nameText).putInt(otherText.length).put(otherText);
  }

  private void flush(int part) {
    ByteBuffer buffer = buffers[part];
    if (buffer.position() > 0) {
      byte[] records = new byte[buffer.position()];
      buffer.flip().get(records).clear();
      full.add(new Sent<>(part, records));
    }
  }

  /** All that was added; called once. */
  public Iterator<Sent<byte[]>> sent() {
    for (int part = 0; part < buffers.length; part++) {
      flush(part);
    }
    return full.iterator();
  }

  static void read(byte[] block, Reader reader) {
    ByteBuffer in = ByteBuffer.wrap(block);
    while (in.hasRemaining()) {
      byte kind = in.get();
      long since = in.getLong();
      long until = in.getLong();
      reader.line(kind, text(in), text(in), since, until);
    }
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[in.getInt()];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
