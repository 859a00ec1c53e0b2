package fangkong.server.evidence;

/** Check-ins were erased, as long ago as they may be kept; heard once that is committed. */
public record CheckInsErased(long erased) {}
