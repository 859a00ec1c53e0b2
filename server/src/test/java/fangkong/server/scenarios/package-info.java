/**
 * Whole scenarios, from raw input files to the figures of the reports, and the server killed under
 * load. NOT here: the rules of single modules, which their own tests prove.
 */
@NullMarked
package fangkong.server.scenarios;

import org.jspecify.annotations.NullMarked;
