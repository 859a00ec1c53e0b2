/**
 * The register of people: sealed identity, matching by keyed index. Not here: anything that was
 * observed of them (evidence) or follows from it (assessments).
 */
@ApplicationModule(allowedDependencies = {"problems", "clock", "regions", "database", "keys"})
@NullMarked
package fangkong.server.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
