/** A cluster of processes on this machine. NOT here: what is run on it. */
@NullMarked
package fangkong.cluster.loopback;

import org.jspecify.annotations.NullMarked;
