package fangkong.server.people;

import java.util.UUID;

/** The sealed columns of the database. */
enum Sealed {
  NAME("people.person/name_sealed"),
  ID_NUMBER("people.person/id_number_sealed"),
  PHONE("people.person/phone_sealed"),
  CLINICAL("evidence.fact/clinical_sealed");

  private final String column;

  Sealed(String column) {
    this.column = column;
  }

  /** The one place in the database at which a value opens: table, column and row. */
  String at(UUID row) {
    return column + "/" + row;
  }
}
