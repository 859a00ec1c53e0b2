package fangkong.server.investigations;

import java.util.Set;
import java.util.UUID;

/**
 * A trace to be kept, and whose it is.
 *
 * @param id given by whoever asks for it: sent twice it is one trace
 */
record KeptTrace(UUID id, Investigation investigation, TraceRequest request, UUID by) {

  /** What is kept under an id. */
  record Found(UUID investigation, UUID by, Trace trace) {

    /** Whether it was asked for with the same words by the same account. */
    boolean isOf(KeptTrace wanted) {
      return investigation.equals(wanted.investigation().id())
          && by.equals(wanted.by())
          && trace.parameters().equals(wanted.request().parameters())
          && trace.cases().size() == wanted.request().cases().size()
          && Set.copyOf(trace.cases()).equals(Set.copyOf(wanted.request().cases()));
    }
  }
}
