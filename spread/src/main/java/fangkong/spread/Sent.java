package fangkong.spread;

import java.io.Serializable;

/**
 * Something for the part of a number.
 *
 * @param part from 0
 */
public record Sent<T>(int part, T content) implements Serializable {}
