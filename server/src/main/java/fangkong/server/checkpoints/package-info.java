/**
 * Posts at which those who pass are checked: who somebody is to a post, who is on duty, and how
 * many passed. Not here: the passages themselves, which are facts (evidence).
 */
@ApplicationModule(
    allowedDependencies = {
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "evidence",
      "assessments",
      "declarations",
      "database"
    })
@NullMarked
package fangkong.server.checkpoints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
