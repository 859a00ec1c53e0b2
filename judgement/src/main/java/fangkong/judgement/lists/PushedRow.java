package fangkong.judgement.lists;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;

/**
 * A row of one of several lists, without whom it is about.
 *
 * @param list which of the lists, in their order
 * @param node where it goes
 * @param day of arrival
 */
public record PushedRow(int list, int number, String origin, LocalDate day, Region node) {}
