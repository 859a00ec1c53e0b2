/**
 * A synthetic place, its people and what happens to them, written as raw input files that follow
 * from a seed. Not here: playing the files to a server, and anything the server derives from them.
 */
@NullMarked
package fangkong.simulation;

import org.jspecify.annotations.NullMarked;
