package fangkong.server.assessments.web;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.assessment.Reason;
import fangkong.assessment.protocol.Category;
import fangkong.assessment.protocol.Protocol;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adoption;
import fangkong.judgement.standings.Standing;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.ProtocolLibrary;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why somebody stands where they stand, for people to read and to appeal against. */
@Component
class Reasons {

  /**
   * A clause that fired.
   *
   * @param title the category the clause defines, or a ruling assigned
   * @param source document and clause as the layer that defines the clause names them; null for a
   *     ruling and for what every protocol holds of itself, cases and suspected cases
   * @param conf how well that source is known
   * @param from the first day of the course, null where the clause asks for none
   * @param until its last day as planned
   * @param authority the region that put the protocol into effect; null for none
   */
  record Why(
      String clause,
      String title,
      @Nullable String source,
      @Nullable String conf,
      List<String> evidence,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable Region authority,
      @Nullable String authorityName) {}

  private final Assessments assessments;
  private final ProtocolLibrary protocols;

  Reasons(Assessments assessments, ProtocolLibrary protocols) {
    this.assessments = assessments;
    this.protocols = protocols;
  }

  List<Why> of(Standing standing, Instant asOf, Tree tree) {
    Optional<Region> authority =
        assessments.findAdoption(standing.region(), asOf).map(Adoption::region);
    Optional<Protocol> protocol = protocols.find(standing.protocol());
    return standing.assessment().reasons().stream()
        .map(reason -> why(reason, standing, protocol, authority, tree))
        .toList();
  }

  private static Why why(
      Reason reason,
      Standing standing,
      Optional<Protocol> protocol,
      Optional<Region> authority,
      Tree tree) {
    String clause = reason.clause().text();
    Optional<Category> category =
        protocol.flatMap(rules ->
            rules.categories().stream().filter(each -> each.clause().equals(clause)).findFirst());
    Optional<Course> course =
        standing.assessment().courses().stream()
            .filter(each -> each.reason().equals(reason))
            .findFirst();
    List<CourseSegment> segments = course.map(Course::segments).orElse(List.of());
    return new Why(
        clause,
        course.map(Course::category).orElseGet(() -> clause.substring(clause.indexOf('/') + 1)),
        category.map(each -> each.source().clause()).orElse(null),
        category.map(each -> each.source().confidence().name()).orElse(null),
        reason.evidence(),
        segments.isEmpty() ? null : segments.getFirst().from(),
        segments.isEmpty() ? null : segments.getLast().until(),
        authority.orElse(null),
        authority.map(tree::nameOf).orElse(null));
  }
}
