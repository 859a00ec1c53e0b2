package fangkong.server.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refused database as problem and remedy instead of a stack trace. */
final class DatabaseRefusedAnalyzer extends AbstractFailureAnalyzer<DatabaseRefused> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DatabaseRefused refused) {
    return new FailureAnalysis(refused.problem(), refused.remedy(), refused);
  }
}
