package fangkong.server.assessments;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Counted;
import fangkong.judgement.standings.Deriver;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import fangkong.server.accounts.Right;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.FactsAccepted;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Sight;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Derives standings, keeps them current, and answers for any past instant. */
@Service
public class Assessments {

  private static final List<UnaryOperator<Adoptions>> AS_IT_IS = List.of(UnaryOperator.identity());

  private final JdbcStandings jdbc;
  private final Facts facts;
  private final Register register;
  private final ProtocolLibrary protocols;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;
  private final Sight sight;
  private final Moves moves;
  private final TransactionTemplate reading;

  Assessments(
      JdbcStandings jdbc,
      Facts facts,
      Register register,
      ProtocolLibrary protocols,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events,
      Sight sight,
      Moves moves,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.register = register;
    this.protocols = protocols;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
    this.sight = sight;
    this.moves = moves;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void mark(FactsAccepted accepted) {
    if (!accepted.people().isEmpty()) {
      jdbc.mark(accepted.people(), clock.instant());
    }
  }

  /**
   * Derives the next people to look at again, of at most this many marks, and everyone who depends
   * on them; gives how many there were. Dependents are asked for here and not when marking: a link
   * that was not committed then is seen now, or brings a mark of its own. What came in since {@code
   * now} was read is seen as well: as of then, facts that a mark stands for would not be known yet,
   * and the mark would be gone.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int deriveNext(int most, Instant now) {
    if (!jdbc.tryToBeAlone()) {
      return 0;
    }
    JdbcStandings.Taken taken = jdbc.take(most);
    if (!taken.people().isEmpty()) {
      Set<UUID> people = facts.withDependents(taken.people());
      people.removeAll(jdbc.tryAgain(people, taken.latest()));
      store(people, taken.latest().isAfter(now) ? taken.latest() : now);
    }
    return taken.people().size();
  }

  /** Waits until no other transaction derives; none does until this one ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void beAlone() {
    jdbc.beAlone();
  }

  /**
   * Takes the next people off the queue and sets them aside, each to be derived alone: one of them
   * cannot be, and holds up the others.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void setAsideNext(int most) {
    if (jdbc.tryToBeAlone()) {
      JdbcStandings.Taken taken = jdbc.take(most);
      jdbc.setAside(facts.withDependents(taken.people()), taken.latest());
    }
  }

  /** Somebody who was set aside and not tried since; empty while another server derives. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<JdbcStandings.SetAside> findSetAside() {
    return jdbc.tryToBeAlone() ? jdbc.findSetAside() : Optional.empty();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void deriveAlone(JdbcStandings.SetAside aside, Instant now) {
    if (jdbc.tryToBeAlone()) {
      store(List.of(aside.person()), aside.since().isAfter(now) ? aside.since() : now);
      jdbc.dropSetAside(aside.person());
    }
  }

  /** Leaves somebody as they stand, until something new is known of them or the server starts. */
  @Transactional(propagation = Propagation.MANDATORY)
  void giveUp(UUID person) {
    jdbc.giveUp(person);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void tryAllAgain() {
    jdbc.tryAllAgain();
  }

  /** Derives and stores, in the caller's transaction. */
  void store(Collection<UUID> people, Instant asOf) {
    StandingsDerived derived = derive(people, asOf);
    jdbc.upsert(derived.standings());
    moves.open(
        register.move(
            derived.standings().stream()
                .collect(Collectors.toMap(Standing::person, Standing::region))),
        derived.facts(),
        asOf);
    events.publishEvent(derived);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  int markChanging(Instant asOf) {
    return jdbc.markChanging(asOf);
  }

  /** How many people are still to be looked at: nought when everything that came in is derived. */
  public long countPending() {
    Long pending =
        Scope.callEverywhere(() -> reading.execute(_ -> jdbc.countPending(clock.instant())));
    return pending == null ? 0 : pending;
  }

  /**
   * The standings in sight inside a region as of any instant, folded from the facts known by then.
   */
  public List<Standing> listAsOf(Region inside, Instant asOf) {
    return deriveAsOf(inside, asOf).standings();
  }

  /** The same, with the facts that were seen of each person. */
  public StandingsDerived deriveAsOf(Region inside, Instant asOf) {
    return inSight(
        everywhere(() -> derive(facts.listAssessedInside(inside, asOf), asOf)).inside(inside));
  }

  /** Of whom something is known by then that can decide, and who may be inside the region. */
  List<UUID> listAssessedInside(Region inside, Instant asOf) {
    return everywhere(() -> List.copyOf(facts.listAssessedInside(inside, asOf)));
  }

  /** Folds the same facts of these people once for each supposition of what is in effect where. */
  List<StandingsDerived> deriveAsOf(
      Collection<UUID> people, Instant asOf, List<UnaryOperator<Adoptions>> supposed) {
    return everywhere(() -> derive(people, asOf, supposed)).stream().map(this::inSight).toList();
  }

  /** The standings of these people that are in sight; of whom nothing was known there is none. */
  public List<Standing> listAsOf(Collection<UUID> people, Instant asOf) {
    return people.isEmpty()
        ? List.of()
        : inSight(everywhere(() -> derive(people, asOf))).standings();
  }

  /**
   * The standing of one person as of any instant; empty when nothing was known of them, and when it
   * is out of sight.
   */
  public Optional<Standing> findAsOf(UUID person, Instant asOf) {
    return listAsOf(List.of(person), asOf).stream().findFirst();
  }

  /** The same, where they are in sight and not only leaving it: whom somebody decides about. */
  Standing requireHere(UUID person, SignedIn by) {
    Standing standing = require(person, by);
    if (!sight.sees(standing.region())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return standing;
  }

  /** How somebody stands now whom the asker may read and sees. */
  Standing require(UUID person, SignedIn by) {
    if (!by.may(Right.READ_PEOPLE)) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
    return findAsOf(person, clock.instant())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** Those inside a region whom figures count, as of now: read as they are stored. */
  @Transactional(readOnly = true)
  public List<Counted> listCounted(Region inside) {
    return jdbc.listCounted(inside);
  }

  /** The same as of any instant, folded. */
  public List<Counted> listCounted(Region inside, Instant asOf) {
    return listAsOf(inside, asOf).stream().map(Counted::of).toList();
  }

  /** Those who are looked after in one of these regions itself, as of now. */
  @Transactional(readOnly = true)
  public List<Placed> listPlaced(Collection<Region> regions) {
    return regions.isEmpty() ? List.of() : jdbc.listPlaced(regions);
  }

  /** What a fold from everywhere shows to the scope that asked for it. */
  private StandingsDerived inSight(StandingsDerived derived) {
    Set<Region> seen =
        sight.listSeen(
            derived.standings().stream().map(Standing::region).collect(Collectors.toSet()));
    Set<UUID> moving =
        moves.listMoving(
            derived.standings().stream()
                .filter(standing -> !seen.contains(standing.region()))
                .map(Standing::person)
                .collect(Collectors.toSet()));
    return derived.where(
        standing -> seen.contains(standing.region()) || moving.contains(standing.person()));
  }

  /**
   * Standings depend on linked people wherever they are, so a fold sees everything; what of its
   * result is in sight is for the caller to ask.
   */
  <T> T everywhere(Supplier<T> fold) {
    return Objects.requireNonNull(Scope.callEverywhere(() -> reading.execute(_ -> fold.get())));
  }

  private StandingsDerived derive(Collection<UUID> people, Instant asOf) {
    return derive(people, asOf, AS_IT_IS).getFirst();
  }

  private List<StandingsDerived> derive(
      Collection<UUID> people, Instant asOf, List<UnaryOperator<Adoptions>> supposed) {
    List<Fact> known = facts.listOf(facts.withLinked(people));
    Set<UUID> exposed =
        known.stream()
            .filter(fact -> fact.type() == FactType.EXPOSURE)
            .map(Fact::person)
            .collect(Collectors.toSet());
    Map<UUID, Region> registeredIn = register.listRegisteredIn(exposed);
    Adoptions adoptions = new Adoptions(jdbc.listAdoptions());
    return supposed.stream()
        .map(suppose ->
            new Deriver(protocols.all(), suppose.apply(adoptions), zone)
                .derive(people, known, registeredIn, asOf))
        .toList();
  }

  @Transactional(readOnly = true)
  public List<StoredStanding> page(
      Region inside, @Nullable StandingKey after, StandingFilter filter, int limit) {
    return jdbc.page(inside, after, filter, limit);
  }

  @Transactional(readOnly = true)
  public List<StoredStanding> listCurrent(Collection<UUID> people) {
    return jdbc.listOf(people);
  }

  /** Those of the people who are in one of these categories. */
  @Transactional(readOnly = true)
  public Set<UUID> listAmong(Collection<UUID> people, Set<String> categories) {
    return people.isEmpty() ? Set.of() : jdbc.listAmong(people, categories);
  }

  @Transactional(readOnly = true)
  public List<Adoption> listAdoptions() {
    return jdbc.listAdoptions();
  }

  /** The adoption by which somebody in this region is assessed at that instant. */
  @Transactional(readOnly = true)
  public Optional<Adoption> findAdoption(Region region, Instant asOf) {
    return new Adoptions(jdbc.listAdoptions()).find(region, asOf);
  }

  /**
   * Puts a protocol into effect as proposed; everyone there is looked at again. Whoever is derived
   * for the first time at that moment has a standing by then, or is derived after it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void adopt(Proposal proposal, SignedIn by) {
    jdbc.beAlone();
    if (!jdbc.adopt(proposal, by.account(), clock.instant())) {
      throw Refused.because(
          ProblemCode.ADOPTION_OVERLAPS, "effectiveFrom", proposal.effectiveFrom().toString());
    }
    jdbc.markInside(proposal.region(), clock.instant());
  }
}
