/**
 * What every job on Apache Spark stands on: sessions, on workers that are processes of this machine
 * or on the cluster that spark-submit named, and what a job says of its steps. NOT here: the jobs
 * (fangkong.cluster), the processes (fangkong.loopback).
 */
@NullMarked
package fangkong.spark;

import org.jspecify.annotations.NullMarked;
