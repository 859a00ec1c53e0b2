package fangkong.cli.trace;

import java.io.IOException;
import java.io.OutputStream;

/** Contacts as CSV, a line at a time, for whoever has them in the order of the contract. */
public final class ContactLines {
  private static final String HEADER =
      "person,generation,first_exposed_at,last_exposed_at,overlap_seconds,exposures";
  static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final Utf8Buffer text = new Utf8Buffer();

  /** Begins with the header; each contact is to have its sources, or none. */
  public ContactLines(OutputStream out, boolean withSources) {
    this.out = out;
    text.add(header(withSources));
  }

  static String header(boolean withSources) {
    return HEADER + (withSources ? ",sources,main_source" : "");
  }

  /** Begins a contact; times are epoch seconds. */
  public void add(
      String person, int generation, long first, long last, long overlap, long exposures)
      throws IOException {
    if (text.size() >= CHUNK) {
      text.drainTo(out);
    }
    text.add('\n').cell(person);
    measures(generation, first, last, overlap, exposures, text);
  }

  /** Adds to the contact how many sources it has, and the main one. */
  public void addSources(long sources, String main) {
    text.add(',').add(sources).add(',').cell(main);
  }

  /** Writes what is left. */
  public void end() throws IOException {
    text.add('\n');
    text.drainTo(out);
    out.flush();
  }

  /** Adds the cells behind the person, each after a comma. */
  static void measures(
      int generation, long first, long last, long overlap, long exposures, Utf8Buffer text) {
    text.add(',').add(generation).add(',');
    Times.write(first, text);
    text.add(',');
    Times.write(last, text);
    text.add(',').add(overlap).add(',').add(exposures);
  }
}
