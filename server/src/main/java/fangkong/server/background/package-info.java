/**
 * Threads of the server's own that do one step after another until it stops. Not here: what they do
 * (the modules that have one), and when a request is answered.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fangkong.server.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
