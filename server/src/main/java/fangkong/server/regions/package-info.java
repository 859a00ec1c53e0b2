/**
 * The division tree down to grids and cells, and who answers for a node at a time. Not here: who
 * may sign in (accounts), who lives there (people).
 */
@ApplicationModule(allowedDependencies = {"problems", "clock", "database"})
@NullMarked
package fangkong.server.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
