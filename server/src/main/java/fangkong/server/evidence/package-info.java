/**
 * The one door: facts and pushed lists in, through named filters, into an append-only log. Not
 * here: what follows from a fact (assessments, tasks).
 */
@ApplicationModule(
    allowedDependencies = {"problems", "clock", "regions", "accounts", "people", "database"})
@NullMarked
package fangkong.server.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
