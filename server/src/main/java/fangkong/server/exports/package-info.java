/**
 * Lists of people as files: asked for with a purpose, within what a role may take or with the
 * approval of a second person, marked with who took them. Not here: which people stand in a ledger
 * (assessments), the log of what was taken (audit).
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
package fangkong.server.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
