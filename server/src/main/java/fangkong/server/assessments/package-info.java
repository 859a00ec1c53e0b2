/**
 * The standing of each person, derived from the facts by the protocol in force where the person is.
 * Not here: the rules themselves (the assessment room) and what has to be done about it (measures,
 * tasks).
 */
@ApplicationModule(
    allowedDependencies = {
      "background",
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "evidence",
      "database"
    })
@NullMarked
package fangkong.server.assessments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
