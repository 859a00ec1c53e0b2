package fangkong.server.privacy;

import fangkong.server.accounts.Accounts;
import fangkong.server.audit.Entries;
import fangkong.server.database.Folders;
import fangkong.server.keys.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Certificates of closed events: signed, in the database and as files among the keys. */
@Service
public class Certificates {

  /** What a closing leaves as it is. */
  private static final List<String> REMAINS =
      List.of(
          "facts with their times, regions, places and coded values, about people known by random ids",
          "standings, measures, tasks, traces and leads derived from or beside them",
          "the log of who did and saw what, with ids",
          "accounts and the roster of workers, names of nodes of the tree",
          "copies of keys and of the database that were made elsewhere");

  private final JdbcClosings jdbc;
  private final Entries entries;
  private final Accounts accounts;
  private final Signing signing;
  private final Path folder;

  Certificates(JdbcClosings jdbc, Entries entries, Accounts accounts, Folders folders) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.accounts = accounts;
    this.folder = folders.keys();
    this.signing = Signing.open(folder);
  }

  /** The latest first. */
  @Transactional(readOnly = true)
  public List<Certificate> list() {
    return jdbc.listCertificates();
  }

  /** Whether it says what this installation signed. */
  public boolean isSigned(Certificate certificate) {
    return signing.isSigned(certificate.message(), certificate.signature());
  }

  /** Signs what a closing destroyed and emptied. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Certificate certify(Closing closing, Map<String, Long> emptied, Instant at) {
    String content = content(closing, emptied, at).toString();
    Certificate certificate =
        new Certificate(closing.id(), content, signing.sign(Certificate.message(content)));
    jdbc.certify(certificate);
    return certificate;
  }

  private ObjectNode content(Closing closing, Map<String, Long> emptied, Instant at) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content
        .put("certificate", closing.id().toString())
        .put("event", closing.name())
        .put("from", closing.openedAt().toString())
        .put("until", at.toString())
        .put("destroyedAt", at.toString());
    person(content.putObject("proposed"), closing.proposedBy(), closing.proposedAt());
    person(
        content.putObject("confirmed"),
        Objects.requireNonNull(closing.confirmedBy()),
        Objects.requireNonNull(closing.confirmedAt()));
    closing.keys().forEach(content.putArray("keysDestroyed")::add);
    emptied.forEach(content.putObject("rowsEmptied")::put);
    jdbc.countFacts().forEach(content.putObject("factsLeft")::put);
    REMAINS.forEach(content.putArray("remains")::add);
    entries
        .findEnd()
        .ifPresent(end ->
            content
                .putObject("log")
                .put("month", end.month())
                .put("number", end.number())
                .put("hash", end.hash()));
    return content;
  }

  private void person(ObjectNode who, UUID account, Instant at) {
    who.put("account", account.toString())
        .put("username", accounts.listUsernames(Set.of(account)).getOrDefault(account, ""))
        .put("at", at.toString());
  }

  /** Puts the certificates beside the keys, those that are not there yet. */
  void write(List<Certificate> certificates) {
    for (Certificate certificate : certificates) {
      Path file = folder.resolve("certificate-" + certificate.closing() + ".json");
      String text =
          JsonNodeFactory.instance
              .objectNode()
              .put("content", certificate.content())
              .put("signature", certificate.signature().hex())
              .toString();
      try {
        if (!Files.exists(file)) {
          Path whole = file.resolveSibling(file.getFileName() + ".new");
          Files.writeString(whole, text);
          Files.setPosixFilePermissions(
              whole, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
          Files.move(whole, file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be written", e);
      }
    }
  }
}
