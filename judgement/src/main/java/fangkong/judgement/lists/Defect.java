package fangkong.judgement.lists;

import fangkong.judgement.people.LongNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a list or a row. The value of a protected column is never put here; an
 * identity number or phone that strayed into another column is left out.
 */
public record Defect(Flaw flaw, @Nullable String column, @Nullable String value) {

  public Defect {
    if (value != null) {
      value = LongNumbers.hide(value);
    }
  }
}
