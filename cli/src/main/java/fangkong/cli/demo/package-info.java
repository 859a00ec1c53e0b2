/**
 * The demonstration: starts a server, plays the simulated scenarios through the doors of real use,
 * and holds its figures against the truth. NOT here: any way into the server that a real user does
 * not have.
 */
@NullMarked
package fangkong.cli.demo;

import org.jspecify.annotations.NullMarked;
