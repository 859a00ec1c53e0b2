package fangkong.server.privacy.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.privacy.Certificate;
import fangkong.server.privacy.Certificates;
import fangkong.server.privacy.Closing;
import fangkong.server.privacy.Closings;
import fangkong.server.privacy.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The event that is on, and its end by two people. */
@RestController
@RequestMapping("/api/privacy")
class EventController {

  /**
   * Closes the event.
   *
   * @param name what it is called in the certificate
   */
  record NewClosing(UUID id, String name) {}

  /** The closing that waits for a second person; the one who confirms is another. */
  record ClosingView(UUID id, String name, UUID proposedBy, OffsetDateTime proposedAt) {}

  /**
   * The event that is on.
   *
   * @param managed how many keep it from being closed: managed, or waiting to be judged
   */
  record EventView(UUID id, OffsetDateTime openedAt, long managed, @Nullable ClosingView closing) {}

  /**
   * What was destroyed and emptied.
   *
   * @param content JSON as a text, as it was signed
   * @param signature Ed25519, in hex
   * @param signed whether it says what this installation signed
   */
  record CertificateView(UUID closing, String content, String signature, boolean signed) {}

  private final Closings closings;
  private final Certificates certificates;
  private final ZoneId zone;

  EventController(Closings closings, Certificates certificates, ZoneId zone) {
    this.closings = closings;
    this.certificates = certificates;
    this.zone = zone;
  }

  @GetMapping("/event")
  EventView readEvent() {
    Event event = closings.event();
    return new EventView(
        event.id(),
        time(event.openedAt()),
        closings.countManaged(),
        closings.findUndecided().map(this::view).orElse(null));
  }

  @PostMapping("/event/closing")
  @ResponseStatus(HttpStatus.CREATED)
  ClosingView proposeClosing(@RequestBody NewClosing wanted) {
    return view(closings.propose(wanted.id(), wanted.name(), SignedIn.current()));
  }

  @PostMapping("/event/closing/{id}/confirm")
  CertificateView confirmClosing(@PathVariable UUID id) {
    return view(closings.confirm(id, SignedIn.current()));
  }

  @PostMapping("/event/closing/{id}/decline")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void declineClosing(@PathVariable UUID id) {
    closings.decline(id, SignedIn.current());
  }

  @GetMapping("/certificates")
  List<CertificateView> listCertificates() {
    return certificates.list().stream().map(this::view).toList();
  }

  private ClosingView view(Closing closing) {
    return new ClosingView(
        closing.id(), closing.name(), closing.proposedBy(), time(closing.proposedAt()));
  }

  private CertificateView view(Certificate certificate) {
    return new CertificateView(
        certificate.closing(),
        certificate.content(),
        certificate.signature().hex(),
        certificates.isSigned(certificate));
  }

  private OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, zone);
  }
}
