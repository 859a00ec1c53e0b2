/**
 * Evidence as the server publishes it, kept as files by day. NOT here: what evidence means
 * (judgement), and how it is published (server).
 */
@NullMarked
package fangkong.spark.stream;

import org.jspecify.annotations.NullMarked;
