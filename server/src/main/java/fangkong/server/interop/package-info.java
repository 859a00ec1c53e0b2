/**
 * What leaves for other systems, and what comes from them. Not here: what it means (judgement), and
 * what a person may see or take along.
 */
@ApplicationModule(
    allowedDependencies = {
      "background",
      "audit",
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "evidence",
      "database"
    })
@NullMarked
package fangkong.server.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
