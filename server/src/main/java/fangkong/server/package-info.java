/**
 * The server: a modular monolith in which each package below is a module. Nothing but start-up
 * lives here.
 */
@NullMarked
package fangkong.server;

import org.jspecify.annotations.NullMarked;
