package fangkong.loopback;

import java.io.IOException;
import java.util.Arrays;

/** Runs the main method of the class that its first argument names, and ends with its parent. */
final class Child {
  private Child() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(Child::endWithParent, "parent");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  /** Standard input ends when the parent does. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // It cannot be read any more: the parent is gone.
    }
    Runtime.getRuntime().halt(0);
  }
}
