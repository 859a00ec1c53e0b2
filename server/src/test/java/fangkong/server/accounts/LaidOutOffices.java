package fangkong.server.accounts;

import static fangkong.server.ServerUnderTest.object;

import fangkong.server.Api;
import fangkong.server.Place;
import fangkong.server.ServerUnderTest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What those look after who supervise and keep accounts: exports, alerts, emergency access,
 * devices.
 */
final class LaidOutOffices {

  private final ServerUnderTest server;
  private final LaidOut laid;

  LaidOutOffices(ServerUnderTest server, LaidOut laid) {
    this.server = server;
    this.laid = laid;
  }

  private ObjectNode export(ObjectNode identified, boolean unmasked) {
    return identified
        .put("region", laid.place.township())
        .put("purpose", "CONTACT")
        .put("format", "CSV")
        .put("unmasked", unmasked);
  }

  void exports() {
    Api lead = laid.as(Role.GRID_LEAD);
    lead.post("/api/exports", export(laid.identified("export"), false)).expect(201);
    for (String waiting : List.of("exportWaiting", "exportDeclinable")) {
      lead.post("/api/exports", export(laid.identified(waiting), true)).expect(201);
    }
    laid.ids()
        .put(
            "mark",
            server
                .everything()
                .sql("SELECT mark FROM exports.export WHERE id = ?::uuid")
                .param(laid.id("export"))
                .query(String.class)
                .single());
    laid.body("exports", export(LaidOut.identifiedApart(), false));
    for (String decision : List.of("approval", "refusal")) {
      laid.body("exports/{id}/" + decision, object().put("reason", "核实"));
    }
  }

  /** Somebody of the place saw many, and somebody opened a township that nobody else here has. */
  void looking() {
    String me = laid.as(Role.GRID_LEAD).get("/api/me").expect(200).path("account").stringValue();
    server
        .everything()
        .sql(
            """
            INSERT INTO audit.alert (id, account, role, region, rule, span, threshold, counted, began_at, raised_at)
            VALUES (?::uuid, ?::uuid, 'GRID_LEAD', ?, 'OUTSIDE', 'HOUR', 30, 31, now(), now())
            """)
        .params(laid.identified("alert").path("id").stringValue(), me, laid.place.township())
        .update();
    laid.body("audit/alerts/{id}/acknowledgement", object().put("note", "核实"));
    laid.ids()
        .put(
            "emergency",
            laid.as(Role.GRID_LEAD)
                .post("/api/emergency-access", emergency(Place.layOut(server, "498").township()))
                .expect(201)
                .path("id")
                .stringValue());
    laid.body("emergency-access", emergency(elsewhere()));
    laid.body("emergency-access/{id}/acknowledgement", object().put("note", "核实"));
  }

  /** Where those are at home who are asked as foreigners: to them it is nothing to open. */
  private String elsewhere() {
    return laid.place.township().replace(laid.place.code(), "461");
  }

  private static ObjectNode emergency(String region) {
    return object().put("region", region).put("purpose", "CARE").put("reason", "送医途中，需要核对过敏史");
  }

  /** A worker with a device, and a code for another one. */
  void device() {
    ObjectNode holder =
        object()
            .put("username", "device-of-" + laid.place.code())
            .put("password", LaidOut.PASSWORD)
            .put("role", "GRID_WORKER");
    holder.putArray("scope").add(laid.place.cell("201", "C01"));
    String account =
        server.administrator().post("/api/accounts", holder).expect(201).path("id").stringValue();
    laid.ids().put("deviceToken", enrol(account, "first").path("token").stringValue());
    laid.ids().put("device", enrol(account, "second").path("id").stringValue());
    laid.body("devices/enrolments", object().put("account", account));
    laid.body("devices", object().put("code", code(account)).put("name", "third"));
  }

  private String code(String account) {
    ObjectNode wanted = object().put("account", account);
    return server
        .administrator()
        .post("/api/devices/enrolments", wanted)
        .expect(201)
        .path("code")
        .stringValue();
  }

  private JsonNode enrol(String account, String name) {
    ObjectNode enrolment = object().put("code", code(account)).put("name", name);
    return server.nobody().post("/api/devices", enrolment).expect(201);
  }
}
