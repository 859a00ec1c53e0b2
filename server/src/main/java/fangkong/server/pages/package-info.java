/**
 * The built pages and how they leave: their addresses, what a browser may keep, what it may load.
 * Not here: the pages themselves (the room {@code web}).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fangkong.server.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
