package fangkong.cli.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The accounts of a demonstration, each with a fresh password. */
public final class SignIns {

  /** One account. */
  public record SignIn(String username, String password, String role) {}

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;

  private final SecureRandom random = new SecureRandom();
  private final Api nobody;
  private final SignIn administrator = new SignIn("admin", password(), "ADMINISTRATOR");
  private final SignIn command = new SignIn("zhihui", password(), "COMMAND");
  private final SignIn chief = new SignIn("zhuren", password(), "COMMAND");
  private final SignIn analyst = new SignIn("yanpan", password(), "ANALYST");
  private final SignIn epidemiologist = new SignIn("liudiao", password(), "EPIDEMIOLOGIST");
  private final List<SignIn> added = new ArrayList<>();

  /**
   * Makes the first administrator with the one-time token, and the others as that administrator.
   */
  public SignIns(Api nobody, String setupToken, List<String> scope) {
    this.nobody = nobody;
    nobody.post(
        "/api/setup",
        nobody
            .object()
            .put("token", setupToken)
            .put("username", administrator.username())
            .put("password", administrator.password()));
    Api admin = administrator();
    for (SignIn account : List.of(command, chief, epidemiologist, analyst)) {
      add(admin, account, scope);
    }
  }

  private static void add(Api admin, SignIn account, List<String> scope) {
    ObjectNode wanted =
        admin
            .object()
            .put("username", account.username())
            .put("password", account.password())
            .put("role", account.role());
    var nodes = wanted.putArray("scope");
    scope.forEach(nodes::add);
    admin.post("/api/accounts", wanted);
  }

  /** An account for somebody of the roster, who sees what lies inside this region. */
  public SignIn addWorker(String worker, String region) {
    SignIn account = new SignIn(worker.toLowerCase(Locale.ROOT), password(), "GRID_WORKER");
    Api admin = administrator();
    ObjectNode wanted =
        admin
            .object()
            .put("username", account.username())
            .put("password", account.password())
            .put("role", account.role())
            .put("worker", worker);
    wanted.putArray("scope").add(region);
    admin.post("/api/accounts", wanted);
    added.add(account);
    return account;
  }

  /** An account for the posts inside this region. */
  public SignIn addCheckpoint(String region) {
    SignIn account = new SignIn("kakou", password(), "CHECKPOINT");
    add(administrator(), account, List.of(region));
    added.add(account);
    return account;
  }

  public Api administrator() {
    return in(administrator);
  }

  public Api command() {
    return in(command);
  }

  public Api epidemiologist() {
    return in(epidemiologist);
  }

  public Api analyst() {
    return in(analyst);
  }

  /** Has the two of the command post put a protocol into effect for a region. */
  public void adopt(String protocol, String region, String effectiveFrom) {
    Api proposing = command();
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    proposing.post(
        "/api/protocols/proposals",
        proposing
            .object()
            .put("id", id)
            .put("protocol", protocol)
            .put("region", region)
            .put("effectiveFrom", effectiveFrom)
            .put("justification", "按该地当时公布的规定执行"));
    Api adopting = in(chief);
    adopting.post("/api/protocols/proposals/" + id + "/adoption", adopting.object());
  }

  private Api in(SignIn account) {
    return nobody.signIn(account.username(), account.password());
  }

  public List<SignIn> list() {
    List<SignIn> all =
        new ArrayList<>(List.of(administrator, command, chief, epidemiologist, analyst));
    all.addAll(added);
    return List.copyOf(all);
  }

  private String password() {
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
