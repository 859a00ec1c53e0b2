/**
 * Cases, traces run from them, contacts, and the exposures handed over as facts. Not here: the
 * tracing engine (the tracing room).
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
      "assessments",
      "database"
    })
@NullMarked
package fangkong.server.investigations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
