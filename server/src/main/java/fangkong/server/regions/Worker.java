package fangkong.server.regions;

/** Somebody on the roster, with the phone under which the grid reaches them. */
public record Worker(String login, String name, String phone, String force) {}
