package fangkong.server.investigations;

import java.time.LocalDate;

/** How many contacts of a generation were first exposed on a day. */
public record ExposureDay(LocalDate day, int generation, int contacts) {}
