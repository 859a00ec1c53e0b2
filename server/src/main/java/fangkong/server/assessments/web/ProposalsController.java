package fangkong.server.assessments.web;

import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Proposal;
import fangkong.server.assessments.Proposals;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a protocol is put into effect: proposed by one, adopted or declined by another. */
@RestController
@RequestMapping("/api/protocols/proposals")
class ProposalsController {

  private static final int MOST = 200;

  record NewProposal(
      UUID id,
      String protocol,
      Region region,
      OffsetDateTime effectiveFrom,
      @Nullable OffsetDateTime effectiveUntil,
      @Nullable String justification) {}

  record NewRefusal(String because) {}

  /**
   * A proposal with the names of the accounts that were at it; {@code mine} for the asker's own.
   */
  record Row(
      UUID id,
      String protocol,
      Region region,
      String regionName,
      Instant effectiveFrom,
      @Nullable Instant effectiveUntil,
      @Nullable String justification,
      String state,
      String proposedBy,
      boolean mine,
      Instant proposedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String declinedBecause) {}

  /** A page, newest first; {@code next} continues before it, null at the end. */
  record Page(List<Row> proposals, @Nullable UUID next) {}

  private final Proposals proposals;
  private final Accounts accounts;
  private final Regions regions;

  ProposalsController(Proposals proposals, Accounts accounts, Regions regions) {
    this.proposals = proposals;
    this.accounts = accounts;
    this.regions = regions;
  }

  @GetMapping
  Page listProposals(
      @RequestParam String region,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    Region inside = SignedIn.current().inside(region);
    List<Row> page = rows(proposals.page(inside, before.orElse(null), most));
    return new Page(page, page.size() < most ? null : page.getLast().id());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Row proposeProtocol(@RequestBody NewProposal wanted) {
    OffsetDateTime until = wanted.effectiveUntil();
    Adoption adoption =
        new Adoption(
            wanted.protocol(),
            wanted.region(),
            wanted.effectiveFrom().toInstant(),
            until == null ? null : until.toInstant());
    return row(
        proposals.propose(wanted.id(), adoption, wanted.justification(), SignedIn.current()));
  }

  @PostMapping("/{id}/adoption")
  Row adoptProtocol(@PathVariable UUID id) {
    return row(proposals.adopt(id, SignedIn.current()));
  }

  @PostMapping("/{id}/refusal")
  Row declineProtocol(@PathVariable UUID id, @RequestBody NewRefusal refusal) {
    return row(proposals.decline(id, refusal.because(), SignedIn.current()));
  }

  private Row row(Proposals.Listed one) {
    return rows(List.of(one)).getFirst();
  }

  private List<Row> rows(List<Proposals.Listed> listed) {
    Set<UUID> involved =
        listed.stream()
            .map(Proposals.Listed::proposal)
            .flatMap(proposal ->
                Stream.concat(
                    Stream.of(proposal.proposedBy()),
                    Optional.ofNullable(proposal.decision()).map(Proposal.Decision::by).stream()))
            .collect(Collectors.toSet());
    Map<UUID, String> names = accounts.listUsernames(involved);
    Tree tree = regions.tree();
    return listed.stream().map(each -> row(each, names, tree)).toList();
  }

  private static Row row(Proposals.Listed listed, Map<UUID, String> names, Tree tree) {
    Proposal proposal = listed.proposal();
    Proposal.Decision decision = proposal.decision();
    return new Row(
        proposal.id(),
        proposal.protocol(),
        proposal.region(),
        tree.nameOf(proposal.region()),
        proposal.effectiveFrom(),
        proposal.effectiveUntil(),
        proposal.justification(),
        listed.state().name(),
        names.getOrDefault(proposal.proposedBy(), ""),
        proposal.proposedBy().equals(SignedIn.current().account()),
        proposal.proposedAt(),
        decision == null ? null : names.getOrDefault(decision.by(), ""),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.declinedBecause());
  }
}
