package fangkong.tracing;

import fangkong.tracing.column.StableOrder;
import fangkong.tracing.spi.PersonOrder;

/** Sorts the slots of a ledger by generation, then by person: a merge sort without boxes. */
final class SlotOrder {
  private final ContactLedger ledger;
  private final PersonOrder order;

  private SlotOrder(ContactLedger ledger, PersonOrder order) {
    this.ledger = ledger;
    this.order = order;
  }

  static int[] of(ContactLedger ledger, PersonOrder order) {
    int[] slots = StableOrder.ofRows(ledger.size());
    new SlotOrder(ledger, order).sort(slots.clone(), slots, 0, slots.length);
    return slots;
  }

  /** Sorts [low, high) of {@code to}; both arrays hold the same slots there. */
  private void sort(int[] from, int[] to, int low, int high) {
    if (high - low < 2) {
      return;
    }
    int middle = (low + high) >>> 1;
    sort(to, from, low, middle);
    sort(to, from, middle, high);
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft = right == high || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int a, int b) {
    int byGeneration = Integer.compare(ledger.generation(a), ledger.generation(b));
    return byGeneration != 0 ? byGeneration : order.compare(ledger.person(a), ledger.person(b));
  }
}
