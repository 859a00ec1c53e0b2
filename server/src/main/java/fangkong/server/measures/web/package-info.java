/** Measures over HTTP. */
@NullMarked
package fangkong.server.measures.web;

import org.jspecify.annotations.NullMarked;
