/**
 * Sign-in with its second factor, roles and the scope under which every statement runs. Not here:
 * the roster of workers (regions).
 */
@ApplicationModule(
    allowedDependencies = {"audit", "problems", "clock", "regions", "database", "keys", "pages"})
@NullMarked
package fangkong.server.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
