package fangkong.server.assessments;

/**
 * Something that follows from the facts and is no table. A module declares it as a bean, so that a
 * rebuild compares it with the facts as well.
 */
public interface DerivedElsewhere {

  /** In the rebuild's transaction, under a scope that sees everything. */
  Rebuild.Compared compare();
}
