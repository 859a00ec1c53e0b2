package fangkong.server.exports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file of rows of text, written as they come; closing it ends it. */
interface Table extends Closeable {

  void write(List<String> cells);

  /** What was written so far may leave memory. */
  void flush() throws IOException;
}
