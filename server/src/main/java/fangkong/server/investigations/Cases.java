package fangkong.server.investigations;

import fangkong.assessment.protocol.Lookback;
import fangkong.assessment.protocol.Protocol;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.assessments.StandingFilter;
import fangkong.server.assessments.StandingKey;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.evidence.Facts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Whom a trace may start from, with the look-back of the protocol they are assessed by. */
@Service
public class Cases {

  private static final StandingFilter CASES =
      StandingFilter.in(Protocol.CASE, Protocol.SUSPECTED_CASE);

  private final Assessments assessments;
  private final ProtocolLibrary protocols;
  private final Facts facts;

  Cases(Assessments assessments, ProtocolLibrary protocols, Facts facts) {
    this.assessments = assessments;
    this.protocols = protocols;
    this.facts = facts;
  }

  /** The cases inside a region in order of region and person. */
  public List<KnownCase> page(Region inside, @Nullable StandingKey after, int limit) {
    return known(assessments.page(inside, after, CASES, limit));
  }

  /** The cases among these standings. */
  public List<KnownCase> listAmong(List<StoredStanding> standings) {
    return known(
        standings.stream()
            .filter(standing -> CASES.categories().contains(standing.category()))
            .toList());
  }

  /** Those of these people who are cases, as far as the scope sees. */
  Set<UUID> listAmong(Set<UUID> people) {
    return assessments.listAmong(people, CASES.categories());
  }

  /**
   * Those of these people whom evidence in sight, known by now, shows to be or to have been a case,
   * confirmed or suspected: a finding or a positive test that no ruling in force excludes; or who
   * stand as one.
   */
  Set<UUID> listByEvidence(Set<UUID> people, Instant now) {
    List<Fact> known =
        facts.listOf(people).stream().filter(fact -> !fact.known().isAfter(now)).toList();
    Set<String> excluded =
        known.stream()
            .filter(fact -> fact.type() == FactType.RULING)
            .filter(fact -> fact.until() == null || fact.until().isAfter(now))
            .flatMap(fact -> fact.body().path("excludes").valueStream())
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    Set<UUID> shown = new HashSet<>(listAmong(people));
    known.stream()
        .filter(KnownCase::shows)
        .filter(fact -> !excluded.contains(fact.id().toString()))
        .map(fact -> Objects.requireNonNull(fact.person()))
        .forEach(shown::add);
    return shown;
  }

  /** The case that somebody is, if they are one in sight. */
  Optional<KnownCase> find(UUID person) {
    return listAmong(assessments.listCurrent(List.of(person))).stream().findFirst();
  }

  private List<KnownCase> known(List<StoredStanding> standings) {
    Map<UUID, List<Fact>> known =
        facts.listOf(standings.stream().map(StoredStanding::person).toList()).stream()
            .collect(Collectors.groupingBy(fact -> Objects.requireNonNull(fact.person())));
    return standings.stream()
        .flatMap(standing ->
            KnownCase.of(
                standing, known.getOrDefault(standing.person(), List.of()), lookback(standing))
                .stream())
        .toList();
  }

  private Optional<Lookback> lookback(StoredStanding standing) {
    return protocols.find(standing.protocol()).flatMap(Protocol::lookback);
  }
}
