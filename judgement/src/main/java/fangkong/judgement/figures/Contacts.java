package fangkong.judgement.figures;

import fangkong.judgement.standings.Counted;

/** Who counts as a contact: by the name of the clause that fired, whatever protocol it is of. */
public final class Contacts {

  static final String CLOSE = "/CLOSE_CONTACT";
  static final String OF_CONTACT = "/CONTACT_OF_CONTACT";

  private Contacts() {}

  public static boolean isContact(Counted counted) {
    return counted.clauses().stream()
        .anyMatch(clause -> clause.endsWith(CLOSE) || clause.endsWith(OF_CONTACT));
  }
}
