/**
 * The command that writes a scenario's raw input files. NOT here: what is in them, and playing them
 * to a server.
 */
@NullMarked
package fangkong.cli.simulate;

import org.jspecify.annotations.NullMarked;
