/** Exports over HTTP. */
@NullMarked
package fangkong.server.exports.web;

import org.jspecify.annotations.NullMarked;
