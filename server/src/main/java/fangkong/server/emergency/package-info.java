/**
 * Access to people of one township elsewhere for a while, at once and on one's own word: with a
 * reason, seen by both sides, marked in the log. Not here: the scope of an account (accounts), the
 * emergencies that pass a gate (checkpoints).
 */
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "assessments",
      "database"
    })
@NullMarked
package fangkong.server.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
