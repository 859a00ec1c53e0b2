/** A cluster of processes on this machine. NOT here: what is run on it. */
@NullMarked
package fangkong.loopback;

import org.jspecify.annotations.NullMarked;
