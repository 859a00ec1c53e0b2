/** Worklists over HTTP. */
@NullMarked
package fangkong.server.tasks.web;

import org.jspecify.annotations.NullMarked;
