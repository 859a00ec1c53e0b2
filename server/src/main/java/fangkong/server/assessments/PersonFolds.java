package fangkong.server.assessments;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.judgement.standings.Adopted;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Deriver;
import fangkong.server.evidence.Facts;
import fangkong.server.people.Register;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads what decides how somebody stands. It reaches to linked people wherever they are; who may
 * see what is folded from it is the caller's care.
 */
@Component
class PersonFolds {

  private final Assessments assessments;
  private final JdbcStandings jdbc;
  private final Facts facts;
  private final Register register;
  private final ProtocolLibrary protocols;
  private final ZoneId zone;

  PersonFolds(
      Assessments assessments,
      JdbcStandings jdbc,
      Facts facts,
      Register register,
      ProtocolLibrary protocols,
      ZoneId zone) {
    this.assessments = assessments;
    this.jdbc = jdbc;
    this.facts = facts;
    this.register = register;
    this.protocols = protocols;
    this.zone = zone;
  }

  PersonFold read(UUID person) {
    return assessments.everywhere(() -> {
      List<Fact> known = facts.listOf(facts.withLinked(List.of(person)));
      boolean exposed =
          known.stream()
              .anyMatch(fact -> fact.type() == FactType.EXPOSURE && person.equals(fact.person()));
      Optional<Region> registeredIn =
          exposed
              ? Optional.ofNullable(register.listRegisteredIn(List.of(person)).get(person))
              : Optional.empty();
      List<Adopted> adopted = jdbc.listAdopted();
      return new PersonFold(
          person,
          known,
          registeredIn,
          adopted,
          new Deriver(protocols.all(), Adoptions.of(adopted), zone));
    });
  }
}
