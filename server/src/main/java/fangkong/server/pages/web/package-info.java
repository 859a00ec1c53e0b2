/** Serving the pages. */
@NullMarked
package fangkong.server.pages.web;

import org.jspecify.annotations.NullMarked;
