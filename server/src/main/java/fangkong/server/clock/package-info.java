/**
 * The one place where time is read: the Clock bean and the zone in which days are counted. Not
 * here: what happens at a time.
 */
@ApplicationModule(allowedDependencies = {"problems"})
@NullMarked
package fangkong.server.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
