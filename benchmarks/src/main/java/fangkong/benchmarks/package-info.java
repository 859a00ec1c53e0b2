/**
 * The command {@code fangkong bench trace}: what is measured and in which order. NOT here: who
 * answers ({@code peers}), what is answered about ({@code town}), how it is shown ({@code report}).
 */
@NullMarked
package fangkong.benchmarks;

import org.jspecify.annotations.NullMarked;
