package fangkong.server.assessments.web;

import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Adoption;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.regions.Region;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The protocols there are, and which of them was put into effect where. */
@RestController
@RequestMapping("/api/protocols")
class ProtocolsController {

  record Shipped(
      String id,
      String disease,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<String> categories) {}

  record NewAdoption(
      String protocol,
      Region region,
      OffsetDateTime effectiveFrom,
      @Nullable OffsetDateTime effectiveUntil) {}

  private final ProtocolLibrary library;
  private final Assessments assessments;

  ProtocolsController(ProtocolLibrary library, Assessments assessments) {
    this.library = library;
    this.assessments = assessments;
  }

  @GetMapping
  List<Shipped> listProtocols() {
    return library.listProtocols().stream().map(ProtocolsController::shipped).toList();
  }

  @GetMapping("/adoptions")
  List<Adoption> listAdoptions() {
    return assessments.listAdoptions();
  }

  @PostMapping("/adoptions")
  @ResponseStatus(HttpStatus.CREATED)
  Adoption adoptProtocol(@RequestBody NewAdoption wanted) {
    Adoption adoption =
        new Adoption(
            wanted.protocol(),
            wanted.region(),
            wanted.effectiveFrom().toInstant(),
            wanted.effectiveUntil() == null ? null : wanted.effectiveUntil().toInstant());
    return assessments.adopt(adoption, SignedIn.current());
  }

  private static Shipped shipped(Protocol protocol) {
    return new Shipped(
        protocol.id(),
        protocol.disease(),
        protocol.from(),
        protocol.until(),
        protocol.categories().stream().map(Category::id).toList());
  }
}
