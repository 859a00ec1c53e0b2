/** Facts, pushed lists and leads over HTTP. */
@NullMarked
package fangkong.server.evidence.web;

import org.jspecify.annotations.NullMarked;
