package fangkong.server.evidence;

import fangkong.server.ServerUnderTest;

/** What a refusal must leave as it was. */
record Stored(long facts, long people, long marked) {

  static Stored now(ServerUnderTest server) {
    return server
        .everything()
        .sql(
            """
            SELECT (SELECT count(*) FROM evidence.fact) AS facts, (SELECT count(*) FROM people.person) AS people,
                   (SELECT count(*) FROM assessments.dirty) AS marked
            """)
        .query((row, _) -> new Stored(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /** Once nothing is left to derive of what came before. */
  static Stored atRest(ServerUnderTest server) {
    server.awaitDerived();
    return now(server);
  }
}
