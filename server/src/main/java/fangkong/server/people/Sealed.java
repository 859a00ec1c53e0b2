package fangkong.server.people;

import java.util.UUID;

/** The sealed columns of the register. */
enum Sealed {
  NAME("name_sealed"),
  ID_NUMBER("id_number_sealed"),
  PHONE("phone_sealed");

  private final String column;

  Sealed(String column) {
    this.column = column;
  }

  /** The one place in the database at which a value opens: table, column and row. */
  String at(UUID person) {
    return "people.person/" + column + "/" + person;
  }
}
