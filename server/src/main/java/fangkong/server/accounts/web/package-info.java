/** Sign-in, first administrator and accounts over HTTP. */
@NullMarked
package fangkong.server.accounts.web;

import org.jspecify.annotations.NullMarked;
