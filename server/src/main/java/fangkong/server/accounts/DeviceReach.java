package fangkong.server.accounts;

import java.util.Set;

/** All that a device may do: submit facts, and read the tasks of its own account. */
final class DeviceReach {

  /** Of the rights that its account has, those that submitting facts and own tasks ask for. */
  static final Set<Right> RIGHTS =
      Set.of(Right.RECORD, Right.DECLARE, Right.CHECK_PASSAGE, Right.READ_PEOPLE);

  private static final Set<String> OPERATIONS =
      Set.of(
          "POST /api/evidence",
          "GET /api/tasks/mine",
          "GET /api/tasks/round",
          "GET /api/me",
          "GET /api/health");

  private DeviceReach() {}

  static boolean contains(String method, String path) {
    return OPERATIONS.contains(method + " " + path);
  }
}
