package fangkong.cli.trace;

import fangkong.tracing.Chains;
import fangkong.tracing.Contacts;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts as CSV, byte for byte as the contract of the command says.
 *
 * @param chains who exposed them, where that is to be written too
 */
record ContactsCsv(Contacts contacts, IdTable persons, @Nullable Chains chains) {
  void writeTo(OutputStream out) throws IOException {
    Utf8Buffer text = new Utf8Buffer();
    text.add(ContactLines.header(chains != null)).add('\n');
    for (int row = 0; row < contacts.size(); row++) {
      write(row, text);
      if (text.size() >= ContactLines.CHUNK) {
        text.drainTo(out);
      }
    }
    text.drainTo(out);
    out.flush();
  }

  private void write(int row, Utf8Buffer text) {
    persons.write(contacts.person(row), text);
    ContactLines.measures(
        contacts.generation(row),
        contacts.firstExposedAt(row),
        contacts.lastExposedAt(row),
        contacts.overlapSeconds(row),
        contacts.exposures(row),
        text);
    if (chains != null) {
      text.add(',').add(chains.sources(row)).add(',');
      persons.write(chains.mainSource(row), text);
    }
    text.add('\n');
  }
}
