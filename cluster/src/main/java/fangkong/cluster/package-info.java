/**
 * The pure rooms on Apache Spark, for those who outgrow one machine: rows are spread over the
 * processes of a cluster, and each traces and assesses its part with the engines as they are.
 *
 * <p>NOT here: what a contact or a standing is (tracing, assessment), formats of files (cli,
 * codec).
 */
@NullMarked
package fangkong.cluster;

import org.jspecify.annotations.NullMarked;
