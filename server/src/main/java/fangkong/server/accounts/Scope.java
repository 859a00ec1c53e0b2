package fangkong.server.accounts;

import java.util.function.Supplier;

/**
 * The scope that transactions of this thread run under. A request has that of its account; work of
 * the server itself names its own; outside both, row-level security shows nothing.
 */
public final class Scope {

  private static final ScopedValue<String> SCOPE = ScopedValue.newInstance();

  private Scope() {}

  /** Runs the server's own work, which concerns everyone. */
  public static void runEverywhere(Runnable work) {
    ScopedValue.where(SCOPE, SignedIn.EVERYTHING).run(work);
  }

  public static <T> T callEverywhere(Supplier<T> work) {
    return ScopedValue.where(SCOPE, SignedIn.EVERYTHING).call(work::get);
  }

  /** Does work that somebody sent, who is not signed in, in the scope of their account. */
  public static void runAs(SignedIn sender, Runnable work) {
    ScopedValue.where(SCOPE, setting(sender)).run(work);
  }

  private static String setting(SignedIn sender) {
    return String.join(",", sender.scope());
  }

  static String setting() {
    if (SCOPE.isBound()) {
      return SCOPE.get();
    }
    return SignedIn.findCurrent().map(Scope::setting).orElse("");
  }
}
