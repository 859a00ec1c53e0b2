package fangkong.server.assessments;

import static fangkong.server.ServerUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerTest;
import fangkong.server.ServerUnderTest;
import fangkong.server.Statements;
import fangkong.server.Together;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** It takes two people to put a protocol into effect. */
@ServerTest
class ProposalsIT {

  private static final String PROPOSALS = "/api/protocols/proposals";

  private final ServerUnderTest server;
  private final Statements statements;
  private final Place here;
  private final Api proposer;
  private final Api other;

  ProposalsIT(ServerUnderTest server, Statements statements) {
    this.server = server;
    this.statements = statements;
    here = Place.layOut(server, "363");
    proposer = server.as("COMMAND", here.township());
    other = server.as("COMMAND", here.township());
  }

  private ObjectNode wanted(String from) {
    return object()
        .put("id", UuidCreator.getTimeOrderedEpoch().toString())
        .put("protocol", "CN-COVID-9")
        .put("region", here.village("201"))
        .put("effectiveFrom", from);
  }

  private static String adoption(ObjectNode wanted) {
    return PROPOSALS + "/" + wanted.path("id").stringValue() + "/adoption";
  }

  private long countAdoptions(ObjectNode wanted) {
    return server
        .everything()
        .sql("SELECT count(*) FROM assessments.adoption WHERE proposal = ?::uuid")
        .param(wanted.path("id").stringValue())
        .query(Long.class)
        .single();
  }

  @Test
  void whoever_proposed_it_cannot_adopt_it_and_another_one_can_once() {
    ObjectNode wanted = wanted("2022-05-01T00:00:00+08:00").put("region", here.village("202"));
    assertThat(state(proposer.post(PROPOSALS, wanted).expect(201))).isEqualTo("DRAFT");
    assertThat(state(proposer.post(PROPOSALS, wanted).expect(201))).isEqualTo("DRAFT");
    assertThat(proposer.post(adoption(wanted), object()).code()).isEqualTo("FK-5004");
    assertThat(countAdoptions(wanted)).isZero();

    JsonNode adopted = other.post(adoption(wanted), object()).expect(200);
    assertThat(state(adopted)).isEqualTo("ACTIVE");
    assertThat(adopted.path("proposedBy")).isNotEqualTo(adopted.path("decidedBy"));
    assertThat(state(other.post(adoption(wanted), object()).expect(200))).isEqualTo("ACTIVE");
    assertThat(countAdoptions(wanted)).isEqualTo(1);
    assertThat(
            other
                .post(
                    PROPOSALS + "/" + wanted.path("id").stringValue() + "/refusal",
                    object().put("because", "too late"))
                .code())
        .isEqualTo("FK-5005");

    ObjectNode later = wanted("2022-06-01T00:00:00+08:00").put("region", here.village("202"));
    proposer.post(PROPOSALS, later).expect(201);
    assertThat(state(other.post(adoption(later), object()).expect(200))).isEqualTo("ACTIVE");
    ObjectNode future =
        wanted(server.now().plusDays(300).toString()).put("region", here.village("202"));
    proposer.post(PROPOSALS, future).expect(201);
    other.post(adoption(future), object()).expect(200);
    JsonNode list =
        proposer.get(PROPOSALS + "?region=" + here.village("202")).expect(200).path("proposals");
    assertThat(list.valueStream().map(ProposalsIT::state))
        .startsWith("UPCOMING", "ACTIVE", "RETIRED");
  }

  private static String state(JsonNode row) {
    return row.path("state").stringValue();
  }

  @Test
  void a_proposal_is_declined_for_a_reason_or_taken_back_and_stays_so() {
    ObjectNode wanted = wanted("2022-05-02T00:00:00+08:00");
    String refusal = PROPOSALS + "/" + wanted.path("id").stringValue() + "/refusal";
    proposer.post(PROPOSALS, wanted).expect(201);
    assertThat(other.post(refusal, object().put("because", " ")).code()).isEqualTo("FK-1006");
    JsonNode declined =
        other.post(refusal, object().put("because", "the city decides")).expect(200);
    assertThat(state(declined)).isEqualTo("DECLINED");
    assertThat(declined.path("declinedBecause").stringValue()).isEqualTo("the city decides");
    assertThat(other.post(adoption(wanted), object()).code()).isEqualTo("FK-5005");
    assertThat(countAdoptions(wanted)).isZero();

    ObjectNode own = wanted("2022-05-03T00:00:00+08:00");
    proposer.post(PROPOSALS, own).expect(201);
    proposer
        .post(
            PROPOSALS + "/" + own.path("id").stringValue() + "/refusal",
            object().put("because", "mistaken"))
        .expect(200);
    assertThat(other.post(adoption(own), object()).code()).isEqualTo("FK-5005");
  }

  @Test
  void of_several_who_adopt_at_once_one_does_and_the_others_are_told_that_it_is_decided()
      throws Exception {
    ObjectNode wanted = wanted("2022-05-04T00:00:00+08:00");
    proposer.post(PROPOSALS, wanted).expect(201);
    List<Supplier<Api.Answer>> adoptions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Api adopter = server.as("COMMAND", here.township());
      adoptions.add(() -> adopter.post(adoption(wanted), object()));
    }

    List<Api.Answer> answers = Together.at(server, "assessments.proposal", adoptions);

    assertThat(answers)
        .extracting(answer -> answer.status() + answer.code())
        .containsExactlyInAnyOrder("200", "409FK-5005", "409FK-5005");
    assertThat(countAdoptions(wanted)).isEqualTo(1);
  }

  @Test
  void a_repeat_is_one_whatever_the_clock_of_the_device_can_tell_apart() {
    ObjectNode wanted =
        wanted("2022-05-07T00:00:00.123456789+08:00")
            .put("region", here.cell("202", "C02"))
            .put("effectiveUntil", "2022-05-08T00:00:00.123456789+08:00");

    JsonNode first = proposer.post(PROPOSALS, wanted).expect(201);

    assertThat(proposer.post(PROPOSALS, wanted).expect(201)).isEqualTo(first);
    assertThat(proposer.post(PROPOSALS, wanted.put("id", UUID.randomUUID().toString())).code())
        .isEqualTo("FK-1006");
  }

  @Test
  void a_page_takes_as_many_statements_with_many_proposals_as_with_one() {
    String one = PROPOSALS + "?region=" + here.cell("201", "C01");
    String many = PROPOSALS + "?region=" + here.cell("201", "C02");
    proposer
        .post(PROPOSALS, wanted("2022-05-09T00:00:00Z").put("region", here.cell("201", "C01")))
        .expect(201);
    for (int i = 1; i <= 3; i++) {
      proposer
          .post(
              PROPOSALS,
              wanted("2022-05-0" + i + "T00:00:00Z").put("region", here.cell("201", "C02")))
          .expect(201);
    }

    assertThat(proposer.get(many).expect(200).path("proposals")).hasSize(3);
    assertThat(statements.countGet(proposer, many))
        .isEqualTo(statements.countGet(proposer, one))
        .isPositive();
  }

  @Test
  void a_proposal_is_for_a_protocol_and_a_region_that_exist_and_for_a_while() {
    ObjectNode good = wanted("2021-01-01T00:00:00+08:00");
    assertRefused(good.deepCopy().put("region", here.township() + "299/"), "FK-1008");
    assertRefused(good.deepCopy().put("region", "41/15/26/364/"), "FK-1009");
    assertRefused(good.deepCopy().put("protocol", "CN-COVID-99"), "FK-5001");
    assertRefused(good.deepCopy().put("effectiveUntil", "2020-12-31T00:00:00+08:00"), "FK-1006");
    assertRefused(good.deepCopy().put("justification", "x".repeat(2_001)), "FK-1006");
    proposer.post(PROPOSALS, good).expect(201);
    assertRefused(good.deepCopy().put("protocol", "CN-COVID-8"), "FK-1042");
  }

  private void assertRefused(ObjectNode wanted, String code) {
    assertThat(proposer.post(PROPOSALS, wanted).code()).isEqualTo(code);
  }

  @Test
  void what_is_stricter_than_its_base_needs_a_reason() {
    List<JsonNode> stricter =
        proposer
            .get("/api/protocols")
            .expect(200)
            .valueStream()
            .filter(protocol -> protocol.path("unjustified").intValue() > 0)
            .toList();
    assertThat(stricter).isNotEmpty();
    String protocol = stricter.getFirst().path("id").stringValue();
    JsonNode findings = proposer.get("/api/protocols/" + protocol).expect(200).path("stricter");
    assertThat(findings).isNotEmpty();
    ObjectNode wanted = wanted("2022-05-05T00:00:00+08:00").put("protocol", protocol);
    Api.Answer refused = proposer.post(PROPOSALS, wanted);
    assertThat(refused.code()).isEqualTo("FK-5003");
    assertThat(refused.text()).doesNotContainPattern("[A-Z]_[A-Z]|LONGER|WIDER|TESTS");
    proposer.post(PROPOSALS, wanted.put("justification", "the market has no exits")).expect(201);
  }

  @Test
  void the_database_itself_asks_for_two_and_shows_no_proposal_outside_the_scope() {
    ObjectNode wanted = wanted("2022-05-06T00:00:00+08:00");
    proposer.post(PROPOSALS, wanted).expect(201);
    String id = wanted.path("id").stringValue();
    JdbcClient app = JdbcClient.create(server.app());
    assertThat(app.sql("SELECT count(*) FROM assessments.proposal").query(Long.class).single())
        .isZero();
    JdbcClient everything = server.everything();
    assertThatThrownBy(() ->
            everything
                .sql(
                    "UPDATE assessments.proposal SET decided_by = proposed_by, decided_at = now() WHERE id = ?::uuid")
                .param(id)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            everything
                .sql(
                    """
                    INSERT INTO assessments.adoption (protocol, region, effective_from, adopted_by, adopted_at)
                    VALUES ('CN-COVID-9', '41/', ?::timestamptz, gen_random_uuid(), now())
                    """)
                .param(OffsetDateTime.parse("2022-05-06T00:00:00+08:00").toString())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    Api elsewhere = server.as("COMMAND", "41/15/26/364/");
    assertThat(elsewhere.post(adoption(wanted), object()).code()).isEqualTo("FK-8001");
  }
}
