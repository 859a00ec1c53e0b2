package fangkong.server.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the interface and how it is asked about the place that was laid out.
 *
 * @param name method and path, as the document has them
 * @param who any one of these rights is enough; {@code SIGNED_IN} and {@code ANYONE} are none
 * @param filled what its path variables and its query are, in the names of {@link LaidOut#ids}
 */
record Operation(String name, Kind kind, Set<String> who, List<String> filled) {

  enum Kind {
    /** Tells of somebody or something of the place. */
    TELLS,
    /** Figures of the place. */
    COUNTS,
    /** The tree and the protocols: the same for everybody. */
    OPEN,
    /** The tree with what is told inside the scope alone. */
    DIRECTORY,
    WRITES,
    /** For whoever speaks for themselves or has the secret of a card. */
    DOOR,
    LEAVES
  }

  private static final RoleRights RIGHTS = RoleRights.shipped();
  private static final String ANYONE = "ANYONE";
  private static final String SIGNED_IN = "SIGNED_IN";
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private static final String TABLE =
      """
      GET /api/accounts                                                       OPEN       ADMINISTER
      POST /api/accounts                                                      WRITES     ADMINISTER
      PUT /api/accounts/{id}                                                  WRITES     ADMINISTER                              id=account
      PUT /api/accounts/{id}/subject                                          WRITES     ADMINISTER                              id=account
      DELETE /api/accounts/{id}/second-factor                                 WRITES     ADMINISTER                              id=account
      GET /api/appeals                                                        TELLS      READ_PEOPLE                             ?region={township}
      POST /api/appeals/{id}/answer                                           WRITES     RULE|RECORD                             id=appeal
      GET /api/audit                                                          TELLS      READ_AUDIT
      GET /api/audit/alerts                                                   TELLS      READ_AUDIT|SUPERVISE
      POST /api/audit/alerts/{id}/acknowledgement                             WRITES     READ_AUDIT|SUPERVISE                    id=alert
      POST /api/checkpoints/look-up                                           TELLS      CHECK_PASSAGE
      GET /api/checkpoints/posts                                              TELLS      CHECK_PASSAGE|READ_REPORTS
      PUT /api/checkpoints/posts                                              WRITES     ADMINISTER
      POST /api/checkpoints/shifts                                            WRITES     CHECK_PASSAGE
      POST /api/checkpoints/shifts/{id}/hand-over                             WRITES     CHECK_PASSAGE                           id=shift
      GET /api/checkpoints/{post}/figures                                     COUNTS     CHECK_PASSAGE|READ_REPORTS              post=post
      GET /api/checkpoints/{post}/shift                                       TELLS      CHECK_PASSAGE|READ_REPORTS              post=post
      GET /api/clock                                                          OPEN       ANYONE
      PUT /api/clock                                                          WRITES     ADMINISTER
      POST /api/declarations                                                  DOOR       ANYONE
      POST /api/declarations/appeals                                          DOOR       ANYONE
      POST /api/declarations/cards/{card}/confirm                             WRITES     RECORD|CHECK_PASSAGE                    card=card
      POST /api/declarations/mine                                             DOOR       ANYONE
      GET /api/devices                                                        OPEN       SIGNED_IN
      POST /api/devices                                                       DOOR       ANYONE
      POST /api/devices/enrolments                                            WRITES     SIGNED_IN
      DELETE /api/devices/{id}                                                WRITES     SIGNED_IN                               id=device
      GET /api/emergency-access                                               TELLS      READ_PEOPLE|SUPERVISE|READ_AUDIT
      POST /api/emergency-access                                              WRITES     READ_PEOPLE
      DELETE /api/emergency-access/{id}                                       WRITES     READ_PEOPLE                             id=emergency
      POST /api/emergency-access/{id}/acknowledgement                         WRITES     READ_AUDIT|SUPERVISE                    id=emergency
      GET /api/events                                                         COUNTS     READ_REPORTS|READ_PEOPLE|CHECK_PASSAGE  ?region={township}
      POST /api/evidence                                                      WRITES     RECORD
      GET /api/exports                                                        TELLS      READ_PEOPLE|SUPERVISE|READ_AUDIT        ?region={township}
      POST /api/exports                                                       WRITES     READ_PEOPLE
      GET /api/exports/trace                                                  TELLS      READ_AUDIT                              ?mark={mark}
      POST /api/exports/{id}/approval                                         WRITES     SUPERVISE                               id=exportWaiting
      POST /api/exports/{id}/file                                             TELLS      READ_PEOPLE                             id=export
      POST /api/exports/{id}/refusal                                          WRITES     SUPERVISE                               id=exportDeclinable
      GET /api/health                                                         OPEN       ANYONE
      GET /api/investigations                                                 TELLS      INVESTIGATE                             ?region={township}
      POST /api/investigations                                                WRITES     INVESTIGATE
      GET /api/investigations/cases                                           TELLS      INVESTIGATE                             ?region={township}
      GET /api/investigations/index                                           OPEN       INVESTIGATE
      GET /api/investigations/{id}                                            TELLS      INVESTIGATE                             id=investigation
      POST /api/investigations/{id}/sources                                   TELLS      INVESTIGATE                             id=investigation
      POST /api/investigations/{id}/sources/{source}/exposures                TELLS      INVESTIGATE                             id=investigation source=beside
      GET /api/investigations/{id}/traces                                     TELLS      INVESTIGATE                             id=investigation
      POST /api/investigations/{id}/traces                                    WRITES     INVESTIGATE                             id=investigation
      GET /api/investigations/{id}/traces/{trace}/chain                       TELLS      INVESTIGATE                             id=investigation trace=trace
      GET /api/investigations/{id}/traces/{trace}/contacts                    TELLS      INVESTIGATE                             id=investigation trace=trace
      GET /api/investigations/{id}/traces/{trace}/contacts/{person}           TELLS      INVESTIGATE                             id=investigation trace=trace person=beside
      GET /api/investigations/{id}/traces/{trace}/contacts/{person}/exposures TELLS      INVESTIGATE                             id=investigation trace=trace person=beside
      GET /api/investigations/{id}/traces/{trace}/exposure-days               COUNTS     INVESTIGATE                             id=investigation trace=trace
      POST /api/investigations/{id}/traces/{trace}/hand-over                  WRITES     INVESTIGATE                             id=investigation trace=trace
      GET /api/investigations/{id}/traces/{trace}/places                      TELLS      INVESTIGATE                             id=investigation trace=trace
      PUT /api/layout/absences                                                WRITES     ADMINISTER
      PUT /api/layout/household-links                                         WRITES     ADMINISTER
      PUT /api/layout/nodes                                                   WRITES     ADMINISTER
      PUT /api/layout/roster                                                  WRITES     ADMINISTER
      PUT /api/layout/shapes                                                  WRITES     ADMINISTER
      GET /api/ledgers/facts                                                  TELLS      READ_LEDGERS                            ?purpose=INVESTIGATE
      GET /api/ledgers/leads                                                  TELLS      READ_LEDGERS                            ?purpose=INVESTIGATE
      GET /api/ledgers/nodes                                                  OPEN       READ_LEDGERS
      GET /api/ledgers/register                                               TELLS      READ_LEDGERS                            ?purpose=INVESTIGATE
      GET /api/lists                                                          TELLS      READ_PEOPLE                             ?region={township}
      POST /api/lists                                                         WRITES     IMPORT_LIST
      GET /api/lists/{id}                                                     TELLS      READ_PEOPLE                             id=list
      GET /api/lists/{id}/figures                                             COUNTS     READ_PEOPLE                             id=list
      GET /api/lists/{id}/leads                                               TELLS      READ_PEOPLE                             id=list
      GET /api/lists/{id}/rows                                                TELLS      READ_PEOPLE                             id=list
      GET /api/me                                                             OPEN       SIGNED_IN
      POST /api/me/password                                                   LEAVES     SIGNED_IN
      POST /api/me/second-factor                                              LEAVES     ANYONE
      GET /api/measures                                                       TELLS      READ_PEOPLE                             ?person={beside}
      GET /api/moves                                                          TELLS      READ_PEOPLE                             ?region={township}
      POST /api/moves/{id}/accept                                             WRITES     RECORD                                  id=move
      GET /api/people                                                         TELLS      READ_PEOPLE                             ?region={township}
      POST /api/people/find                                                   TELLS      READ_PEOPLE
      GET /api/people/{id}                                                    TELLS      READ_PEOPLE                             id=beside
      GET /api/people/{id}                                                    TELLS      READ_PEOPLE                             id=beside ?asOf={asOf}
      GET /api/people/{id}/appeals                                            TELLS      READ_PEOPLE                             id=appealed
      POST /api/people/{id}/appeals                                           WRITES     RECORD                                  id=beside
      GET /api/people/{id}/history                                            TELLS      READ_PEOPLE                             id=late
      POST /api/people/{id}/reveal                                            TELLS      REVEAL                                  id=beside
      POST /api/people/{id}/reveal/clinical                                   TELLS      REVEAL                                  id=ill
      GET /api/people/{id}/rulings                                            TELLS      READ_PEOPLE                             id=ruled
      GET /api/privacy/certificates                                           OPEN       ADMINISTER|READ_AUDIT
      GET /api/privacy/event                                                  OPEN       ADMINISTER|READ_AUDIT
      POST /api/privacy/event/closing                                         WRITES     ADMINISTER
      POST /api/privacy/event/closing/{id}/confirm                            WRITES     ADMINISTER                              id=proposal
      POST /api/privacy/event/closing/{id}/decline                            WRITES     ADMINISTER                              id=proposal
      GET /api/privacy/retention                                              OPEN       ADMINISTER|READ_AUDIT
      GET /api/protocols                                                      OPEN       SIGNED_IN
      GET /api/protocols/adoptions                                            OPEN       SIGNED_IN
      POST /api/protocols/comparisons                                         COUNTS     READ_REPORTS
      POST /api/protocols/comparisons/changes                                 TELLS      READ_PEOPLE
      GET /api/protocols/proposals                                            TELLS      SIGNED_IN                               ?region={township}
      POST /api/protocols/proposals                                           WRITES     ADOPT_PROTOCOL
      POST /api/protocols/proposals/{id}/adoption                             WRITES     ADOPT_PROTOCOL                          id=proposal
      POST /api/protocols/proposals/{id}/refusal                              WRITES     ADOPT_PROTOCOL                          id=refusable
      GET /api/protocols/releases                                             TELLS      READ_PEOPLE                             ?adoptedFor={released}&inside={township}&effectiveFrom={from}
      POST /api/protocols/releases                                            WRITES     ADOPT_PROTOCOL
      GET /api/protocols/{id}                                                 OPEN       SIGNED_IN                               id=protocol
      GET /api/regions                                                        DIRECTORY  SIGNED_IN                               ?region={township}
      GET /api/regions/public                                                 OPEN       ANYONE                                  ?under={township}
      GET /api/regions/roots                                                  OPEN       SIGNED_IN
      GET /api/regions/shapes                                                 DIRECTORY  SIGNED_IN                               ?region={township}
      GET /api/reports/base-figures                                           COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/base-figures                                           COUNTS     READ_REPORTS                            ?region={township}&asOf={asOf}
      GET /api/reports/base-figures/rows                                      TELLS      READ_PEOPLE                             ?region={township}&figure=cumulative
      GET /api/reports/base-figures/rows                                      TELLS      READ_PEOPLE                             ?region={township}&figure=cumulative&asOf={asOf}
      GET /api/reports/declarations                                           COUNTS     READ_REPORTS                            ?region={township}&noticeDays=0
      GET /api/reports/epidemic-curve                                         COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/forces                                                 COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/funnel                                                 COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/funnel                                                 COUNTS     READ_REPORTS                            ?region={township}&asOf={asOf}
      GET /api/reports/funnel/rows                                            TELLS      READ_PEOPLE                             ?region={township}&step=listed
      GET /api/reports/funnel/rows                                            TELLS      READ_PEOPLE                             ?region={township}&step=listed&asOf={asOf}
      GET /api/reports/households                                             COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/leads                                                  COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/map                                                    COUNTS     READ_REPORTS                            ?region={township}
      GET /api/reports/map                                                    COUNTS     READ_REPORTS                            ?region={township}&asOf={asOf}
      GET /api/reports/returnees                                              COUNTS     READ_REPORTS                            ?region={township}&since={longAgo}
      GET /api/rulings                                                        TELLS      READ_PEOPLE                             ?region={township}
      POST /api/rulings                                                       WRITES     RULE
      POST /api/rulings/consequence                                           COUNTS     RULE
      POST /api/rulings/{id}/confirm                                          WRITES     RULE                                    id=ruling
      POST /api/rulings/{id}/decline                                          WRITES     RULE                                    id=declinable
      POST /api/setup                                                         WRITES     ANYONE
      POST /api/sign-in                                                       OPEN       ANYONE
      POST /api/sign-in/provider                                              LEAVES     ANYONE
      GET /api/sign-in/ways                                                   OPEN       ANYONE
      POST /api/sign-out                                                      LEAVES     ANYONE
      GET /api/tasks                                                          TELLS      READ_PEOPLE                             ?region={township}
      GET /api/tasks/by-region                                                COUNTS     READ_REPORTS|READ_PEOPLE                ?region={township}
      GET /api/tasks/loads                                                    COUNTS     READ_PEOPLE                             ?region={township}
      GET /api/tasks/mine                                                     TELLS      READ_PEOPLE
      GET /api/tasks/round                                                    TELLS      RECORD
      """;

  static List<Operation> listAll() {
    return TABLE.lines().map(Operation::read).toList();
  }

  private static Operation read(String line) {
    Matcher kind = Pattern.compile(" +([A-Z]+) +([A-Z_|]+)").matcher(line);
    if (!kind.find(line.indexOf('/'))) {
      throw new IllegalArgumentException(line);
    }
    String rest = line.substring(kind.end()).strip();
    return new Operation(
        line.substring(0, kind.start()),
        Kind.valueOf(kind.group(1)),
        Set.of(kind.group(2).split("\\|")),
        rest.isEmpty() ? List.of() : Arrays.asList(rest.split(" ")));
  }

  String method() {
    return name.substring(0, name.indexOf(' '));
  }

  boolean isRead() {
    return switch (kind) {
      case TELLS, COUNTS, OPEN, DIRECTORY -> true;
      case WRITES, DOOR, LEAVES -> false;
    };
  }

  boolean isOpenTo(@Nullable Role role) {
    return who.contains(ANYONE)
        || (role != null
            && (who.contains(SIGNED_IN)
                || RIGHTS.of(role).stream().map(Right::name).anyMatch(who::contains)));
  }

  /** Path and query as they are asked. */
  String path(Map<String, String> ids) {
    Map<String, String> variables =
        filled.stream()
            .filter(each -> !each.startsWith("?"))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> of(ids, each[1])));
    String query = filled.stream().filter(each -> each.startsWith("?")).findFirst().orElse("");
    return fill(name.substring(name.indexOf('/')), variables) + fill(query, ids);
  }

  private String fill(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(of(values, match.group(1))));
  }

  private String of(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new AssertionError(
          name + " has no value for " + key + ". Maybe the table should say which.");
    }
    return value;
  }
}
