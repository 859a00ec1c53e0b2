package fangkong.loopback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the main method of the class that its first argument names, and ends with its parent. */
public final class Child {
  private Child() {}

  /**
   * What starts {@code main} in a process of its own, whose standard input is to be a pipe of this
   * one.
   */
  public static List<String> command(
      List<String> flags, String classPath, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, Child.class.getName(), main));
    command.addAll(arguments);
    return command;
  }

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
