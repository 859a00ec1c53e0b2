/** Protected fields over HTTP. */
@NullMarked
package fangkong.server.people.web;

import org.jspecify.annotations.NullMarked;
