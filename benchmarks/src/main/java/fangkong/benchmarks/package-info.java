/**
 * The commands {@code fangkong bench trace} and {@code fangkong bench assess}: what is measured and
 * in which order. NOT here: who answers ({@code peers}, {@code assessors}, {@code drools}), what is
 * answered about ({@code town}, {@code people}), how it is shown ({@code report}).
 */
@NullMarked
package fangkong.benchmarks;

import org.jspecify.annotations.NullMarked;
