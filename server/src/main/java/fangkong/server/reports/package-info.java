/**
 * Figures at a cut-off, with the equations that close them and the rows they counted. Not here: any
 * figure typed by hand.
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
      "tasks",
      "database"
    })
@NullMarked
package fangkong.server.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
