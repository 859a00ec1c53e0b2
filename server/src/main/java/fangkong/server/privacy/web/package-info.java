/** Retention over HTTP. */
@NullMarked
package fangkong.server.privacy.web;

import org.jspecify.annotations.NullMarked;
