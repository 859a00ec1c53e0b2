/**
 * The rules of CN-COVID-9 as Drools has them: {@code assess.drl}, its facts beside the evidence
 * itself, and the sessions that run it. NOT here: who it is measured beside.
 */
@NullMarked
package fangkong.benchmarks.drools;

import org.jspecify.annotations.NullMarked;
