/**
 * What the grids have to do, derived from standing and facts, and who it falls to now. Not here:
 * ticking off; a task is done by the fact that answers it.
 */
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "evidence",
      "assessments",
      "database"
    })
@NullMarked
package fangkong.server.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
