/**
 * The measures that hold for each person: the segments of their courses, derived. Not here: why
 * they hold (assessments).
 */
@ApplicationModule(
    allowedDependencies = {"problems", "clock", "regions", "assessments", "database"})
@NullMarked
package fangkong.server.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
