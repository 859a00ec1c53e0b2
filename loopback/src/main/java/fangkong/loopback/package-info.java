/**
 * Processes on this machine that are real ones elsewhere: a Spark cluster, a Kafka broker. NOT
 * here: what is run on them.
 */
@NullMarked
package fangkong.loopback;

import org.jspecify.annotations.NullMarked;
