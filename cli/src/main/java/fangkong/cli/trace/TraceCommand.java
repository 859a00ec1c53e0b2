package fangkong.cli.trace;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code fangkong trace}. */
@Command(name = "trace", description = "Finds the contacts of cases in check-ins.")
public final class TraceCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
