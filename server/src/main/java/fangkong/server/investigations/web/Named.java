package fangkong.server.investigations.web;

import fangkong.judgement.regions.Region;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StandingKey;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.investigations.Cases;
import fangkong.server.investigations.Chain;
import fangkong.server.investigations.Contact;
import fangkong.server.investigations.Exposure;
import fangkong.server.investigations.KnownCase;
import fangkong.server.investigations.PossibleSource;
import fangkong.server.investigations.Trace;
import fangkong.server.investigations.TraceRequest;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Puts names to the people of an investigation. A trace reaches people wherever they live: of those
 * outside the scope it shows the id and the contact, and nothing of who or where they are.
 */
@Component
class Named {

  record CaseWindowRow(
      UUID person,
      @Nullable String name,
      Instant infectiousFrom,
      @Nullable Instant infectiousUntil,
      @Nullable String reason) {}

  record TraceRow(
      UUID id,
      Instant runAt,
      JsonNode parameters,
      List<CaseWindowRow> cases,
      int checkIns,
      long micros,
      List<Long> generationMicros,
      List<Integer> contacts,
      long exposures,
      boolean exposuresKept,
      int handedOver) {}

  /**
   * The fields of the tracing contract, with what the scope shows of the person. {@code fact} is
   * the exposure that was handed over, null before: until then nobody else is to take its id.
   */
  record ContactRow(
      UUID person,
      @Nullable String name,
      @Nullable Region region,
      @Nullable String regionName,
      @Nullable String category,
      int generation,
      Instant firstExposedAt,
      Instant lastExposedAt,
      long overlapSeconds,
      long exposures,
      int sources,
      UUID mainSource,
      @Nullable String mainSourceName,
      @Nullable UUID fact,
      boolean handedOver) {}

  /** {@code name} is null outside the scope. */
  record NodeRow(
      UUID person,
      @Nullable String name,
      int generation,
      int sources,
      long exposures,
      long overlapSeconds,
      @Nullable UUID mainSource) {}

  /** {@code place} is null where they live in one household. */
  record ExposureRow(
      int number,
      UUID source,
      @Nullable String sourceName,
      @Nullable String place,
      Instant from,
      Instant until,
      long overlapSeconds) {}

  /** What is known of a case besides that it is one. */
  record CaseFacts(
      @Nullable String form,
      Instant at,
      @Nullable Instant onset,
      @Nullable Instant sampled,
      Instant infectiousFrom) {}

  /**
   * Somebody who may have infected somebody else. Outside the scope all but the id and what comes
   * from {@code overlapSeconds} on is null; {@code known} is so of whoever is no case.
   */
  record SourceRow(
      UUID person,
      @Nullable String name,
      @Nullable String regionName,
      @Nullable String category,
      @Nullable CaseFacts known,
      long overlapSeconds,
      long exposures,
      Instant firstExposedAt,
      Instant lastExposedAt,
      PossibleSource.Longest longest) {}

  record CaseRow(
      UUID person,
      @Nullable String name,
      Region region,
      String regionName,
      @Nullable String form,
      Instant at,
      @Nullable Instant onset,
      @Nullable Instant sampled,
      Instant infectiousFrom) {}

  private final Cases cases;
  private final Assessments assessments;
  private final Register register;
  private final Regions regions;

  Named(Cases cases, Assessments assessments, Register register, Regions regions) {
    this.cases = cases;
    this.assessments = assessments;
    this.register = register;
    this.regions = regions;
  }

  List<CaseRow> cases(Region inside, @Nullable StandingKey after, int limit) {
    List<KnownCase> page = cases.page(inside, after, limit);
    Map<UUID, Person> people = people(page.stream().map(KnownCase::person));
    Tree tree = regions.tree();
    return page.stream()
        .map(found ->
            new CaseRow(
                found.person(),
                name(people.get(found.person())),
                found.region(),
                tree.nameOf(found.region()),
                found.form(),
                found.at(),
                found.onset(),
                found.sampled(),
                found.infectiousFrom()))
        .toList();
  }

  List<TraceRow> traces(List<Trace> traces) {
    Map<UUID, Person> people =
        people(
            traces.stream()
                .flatMap(trace -> trace.cases().stream())
                .map(TraceRequest.CaseWindow::person));
    return traces.stream().map(trace -> row(trace, people)).toList();
  }

  private static TraceRow row(Trace trace, Map<UUID, Person> people) {
    return new TraceRow(
        trace.id(),
        trace.runAt(),
        trace.parameters(),
        trace.cases().stream()
            .map(window ->
                new CaseWindowRow(
                    window.person(),
                    name(people.get(window.person())),
                    window.infectiousFrom(),
                    window.infectiousUntil(),
                    window.reason()))
            .toList(),
        trace.checkIns(),
        trace.micros(),
        trace.generationMicros(),
        trace.contacts(),
        trace.exposures(),
        trace.exposuresKept(),
        trace.handedOver());
  }

  List<ContactRow> contacts(List<Contact> contacts) {
    Map<UUID, Person> people =
        people(contacts.stream().flatMap(c -> Stream.of(c.person(), c.mainSource())));
    Map<UUID, StoredStanding> standings = standings(contacts.stream().map(Contact::person));
    Tree tree = regions.tree();
    return contacts.stream()
        .map(contact ->
            row(
                contact,
                Optional.ofNullable(people.get(contact.person())),
                name(people.get(contact.mainSource())),
                Optional.ofNullable(standings.get(contact.person())),
                tree))
        .toList();
  }

  List<NodeRow> nodes(List<Chain.Node> nodes) {
    Map<UUID, Person> people = people(nodes.stream().map(Chain.Node::person));
    return nodes.stream()
        .map(node ->
            new NodeRow(
                node.person(),
                name(people.get(node.person())),
                node.generation(),
                node.sources(),
                node.exposures(),
                node.overlapSeconds(),
                node.mainSource()))
        .toList();
  }

  List<ExposureRow> exposures(List<Exposure> exposures) {
    Map<UUID, Person> people = people(exposures.stream().map(Exposure::source));
    return exposures.stream()
        .map(exposure ->
            new ExposureRow(
                exposure.number(),
                exposure.source(),
                name(people.get(exposure.source())),
                exposure.place(),
                exposure.from(),
                exposure.until(),
                exposure.overlapSeconds()))
        .toList();
  }

  private static ContactRow row(
      Contact contact,
      Optional<Person> person,
      @Nullable String mainSourceName,
      Optional<StoredStanding> standing,
      Tree tree) {
    return new ContactRow(
        contact.person(),
        person.map(Person::name).orElse(null),
        person.map(Person::region).orElse(null),
        person.map(seen -> tree.nameOf(seen.region())).orElse(null),
        standing.map(StoredStanding::category).orElse(null),
        contact.generation(),
        contact.firstExposedAt(),
        contact.lastExposedAt(),
        contact.overlapSeconds(),
        contact.exposures(),
        contact.sources(),
        contact.mainSource(),
        mainSourceName,
        contact.handedOver() ? contact.fact() : null,
        contact.handedOver());
  }

  List<SourceRow> sources(List<PossibleSource> sources) {
    Map<UUID, Person> people = people(sources.stream().map(PossibleSource::person));
    Map<UUID, StoredStanding> standings = standings(sources.stream().map(PossibleSource::person));
    Map<UUID, KnownCase> known =
        cases.listAmong(List.copyOf(standings.values())).stream()
            .collect(Collectors.toMap(KnownCase::person, Function.identity()));
    Tree tree = regions.tree();
    return sources.stream()
        .map(source -> {
          Optional<Person> person = Optional.ofNullable(people.get(source.person()));
          return new SourceRow(
              source.person(),
              person.map(Person::name).orElse(null),
              person.map(seen -> tree.nameOf(seen.region())).orElse(null),
              Optional.ofNullable(standings.get(source.person()))
                  .map(StoredStanding::category)
                  .orElse(null),
              Optional.ofNullable(known.get(source.person())).map(Named::facts).orElse(null),
              source.overlapSeconds(),
              source.exposures(),
              source.firstExposedAt(),
              source.lastExposedAt(),
              source.longest());
        })
        .toList();
  }

  private static CaseFacts facts(KnownCase known) {
    return new CaseFacts(
        known.form(), known.at(), known.onset(), known.sampled(), known.infectiousFrom());
  }

  /** Null outside the scope. */
  @Nullable String name(UUID person) {
    return name(people(Stream.of(person)).get(person));
  }

  private Map<UUID, StoredStanding> standings(Stream<UUID> ids) {
    return assessments.listCurrent(ids.toList()).stream()
        .collect(Collectors.toMap(StoredStanding::person, Function.identity()));
  }

  private Map<UUID, Person> people(Stream<UUID> ids) {
    return register.list(ids.collect(Collectors.toSet())).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private static @Nullable String name(@Nullable Person person) {
    return person == null ? null : person.name();
  }
}
