/** Investigations and traces over HTTP. */
@NullMarked
package fangkong.server.investigations.web;

import org.jspecify.annotations.NullMarked;
