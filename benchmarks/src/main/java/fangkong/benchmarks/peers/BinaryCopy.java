package fangkong.benchmarks.peers;

import fangkong.benchmarks.town.CheckInSink;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Check-ins as the rows of a binary COPY of four integers, the last of which may be null. */
final class BinaryCopy implements CheckInSink {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final short COLUMNS = 4;
  private static final int LONGEST_ROW = Short.BYTES + COLUMNS * 2 * Integer.BYTES;
  private static final int NULL = -1;

  private final CopyIn copy;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  BinaryCopy(CopyIn copy) {
    this.copy = copy;
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  @Override
  public void stay(int person, int place, long enteredAt, long leftAt) {
    row(person, place, enteredAt);
    integer((int) leftAt);
  }

  @Override
  public void openStay(int person, int place, long enteredAt) {
    row(person, place, enteredAt);
    buffer.putInt(NULL);
  }

  private void row(int person, int place, long enteredAt) {
    if (buffer.remaining() < LONGEST_ROW) {
      flush();
    }
    buffer.putShort(COLUMNS);
    integer(person);
    integer(place);
    integer((int) enteredAt);
  }

  private void integer(int value) {
    buffer.putInt(Integer.BYTES).putInt(value);
  }

  private void flush() {
    try {
      copy.writeToCopy(buffer.array(), 0, buffer.position());
      buffer.clear();
    } catch (SQLException e) {
      throw new UncheckedSqlException(e);
    }
  }

  /** Ends the COPY; to be called once, after the last row. */
  void end() throws SQLException {
    flush();
    buffer.putShort((short) -1);
    flush();
    copy.endCopy();
  }
}
