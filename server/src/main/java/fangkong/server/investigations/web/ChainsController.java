package fangkong.server.investigations.web;

import fangkong.server.investigations.Chain;
import fangkong.server.investigations.ExposurePlace;
import fangkong.server.investigations.TraceChains;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a trace found, exposure by exposure. */
@RestController
@RequestMapping("/api/investigations/{id}/traces/{trace}")
class ChainsController {

  private static final int MOST = 1_000;

  /**
   * The chain of a trace. Of {@code people} and {@code pairs} as many are shown as one picture
   * holds, lower generations first, and of the pairs those with the main source first.
   */
  record ChainView(
      List<Named.NodeRow> nodes,
      List<Chain.Edge> edges,
      long people,
      long pairs,
      boolean exposuresKept) {}

  /** Where a page of places ends; {@code place} is empty for the households. */
  record PlaceKey(long exposures, String place) {}

  /** A page, the most exposures first; {@code next} continues after it, null at the end. */
  record Places(List<ExposurePlace> places, @Nullable PlaceKey next) {}

  /** A page in order of time; {@code next} continues after it, null at the end. */
  record ContactExposures(List<Named.ExposureRow> exposures, @Nullable Integer next) {}

  private final TraceChains chains;
  private final Named named;

  ChainsController(TraceChains chains, Named named) {
    this.chains = chains;
    this.named = named;
  }

  @GetMapping("/chain")
  ChainView showChain(@PathVariable UUID id, @PathVariable UUID trace) {
    Chain chain = chains.chain(id, trace);
    return new ChainView(
        named.nodes(chain.nodes()),
        chain.edges(),
        chain.people(),
        chain.pairs(),
        chain.exposuresKept());
  }

  @GetMapping("/places")
  Places listExposurePlaces(
      @PathVariable UUID id,
      @PathVariable UUID trace,
      @RequestParam Optional<Long> afterExposures,
      @RequestParam(defaultValue = "") String afterPlace,
      @RequestParam(defaultValue = "50") int limit) {
    TraceChains.PlaceKey after =
        afterExposures
            .map(exposures -> new TraceChains.PlaceKey(exposures, afterPlace))
            .orElse(null);
    int most = Math.clamp(limit, 1, MOST);
    List<ExposurePlace> page = chains.listPlaces(id, trace, after, most);
    return new Places(page, page.size() < most ? null : key(page.getLast()));
  }

  private static PlaceKey key(ExposurePlace last) {
    return new PlaceKey(last.exposures(), Objects.requireNonNullElse(last.place(), ""));
  }

  @GetMapping("/contacts/{person}")
  Named.ContactRow showContact(
      @PathVariable UUID id, @PathVariable UUID trace, @PathVariable UUID person) {
    return chains
        .findContact(id, trace, person)
        .map(contact -> named.contacts(List.of(contact)).getFirst())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @GetMapping("/contacts/{person}/exposures")
  ContactExposures listContactExposures(
      @PathVariable UUID id,
      @PathVariable UUID trace,
      @PathVariable UUID person,
      @RequestParam(defaultValue = "-1") int after,
      @RequestParam(defaultValue = "200") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<Named.ExposureRow> page =
        named.exposures(chains.listExposures(id, trace, person, after, most));
    return new ContactExposures(page, page.size() < most ? null : page.getLast().number());
  }
}
