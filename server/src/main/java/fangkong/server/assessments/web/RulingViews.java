package fangkong.server.assessments.web;

import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.assessments.RulingProposal;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the people, regions and accounts of proposed rulings. */
@Component
class RulingViews {

  /**
   * A proposed ruling and what became of it.
   *
   * @param name of the person, null where they are out of sight by now
   * @param category null where evidence is set aside
   * @param declined why it was declined
   * @param fact the ruling among the facts, once confirmed
   */
  record RulingView(
      UUID id,
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      @Nullable String category,
      List<String> excludes,
      String reason,
      OffsetDateTime until,
      RulingProposal.State state,
      UUID proposer,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String declined,
      @Nullable UUID fact) {}

  private final Register register;
  private final Accounts accounts;
  private final Regions regions;
  private final ZoneId zone;

  RulingViews(Register register, Accounts accounts, Regions regions, ZoneId zone) {
    this.register = register;
    this.accounts = accounts;
    this.regions = regions;
    this.zone = zone;
  }

  RulingView of(RulingProposal proposal) {
    return of(List.of(proposal)).getFirst();
  }

  List<RulingView> of(List<RulingProposal> proposals) {
    Set<UUID> people = new HashSet<>();
    Set<UUID> deciders = new HashSet<>();
    for (RulingProposal proposal : proposals) {
      people.add(proposal.person());
      deciders.add(proposal.proposedBy());
      if (proposal.decidedBy() != null) {
        deciders.add(proposal.decidedBy());
      }
    }
    Map<UUID, @Nullable String> names = new HashMap<>();
    for (Person person : register.list(people)) {
      names.put(person.id(), person.name());
    }
    Map<UUID, String> usernames = accounts.listUsernames(deciders);
    Tree tree = regions.tree();
    return proposals.stream()
        .map(proposal -> view(proposal, names.get(proposal.person()), usernames, tree))
        .toList();
  }

  private RulingView view(
      RulingProposal proposal, @Nullable String name, Map<UUID, String> usernames, Tree tree) {
    Instant decidedAt = proposal.decidedAt();
    UUID decidedBy = proposal.decidedBy();
    return new RulingView(
        proposal.id(),
        proposal.person(),
        name,
        proposal.region(),
        tree.nameOf(proposal.region()),
        proposal.decision() instanceof Decision.Assign(String category) ? category : null,
        proposal.decision() instanceof Decision.Exclude(List<String> ids) ? ids : List.of(),
        proposal.reason(),
        local(proposal.until()),
        proposal.state(),
        proposal.proposedBy(),
        usernames.getOrDefault(proposal.proposedBy(), ""),
        local(proposal.proposedAt()),
        decidedBy == null ? null : usernames.getOrDefault(decidedBy, ""),
        decidedAt == null ? null : local(decidedAt),
        proposal.declined(),
        proposal.fact());
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
