package fangkong.judgement.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The people of a register, as {@link Matching} needs them. Whoever is asked for was said in a
 * {@code T}.
 */
public interface KnownPeople<T> {

  /**
   * Somebody to register.
   *
   * @param phoneNameIndex under which they are found from then on
   */
  record Newcomer<T>(UUID id, Keyed<T> said, Optional<String> phoneNameIndex) {}

  /** An identity number for somebody who is known by this name and phone alone. */
  record Completion<T>(UUID person, String phoneNameIndex, Keyed<T> said) {}

  /** What is said of somebody known by number whose name or phone is not. */
  record Filling<T>(UUID person, Keyed<T> said) {}

  /**
   * Everybody with one of these numbers, then everybody with one of these phones and names; whoever
   * is found both ways comes twice.
   */
  List<Known> match(Collection<String> idNumberIndexes, Collection<String> phoneNameIndexes);

  /** Makes whoever else registers one of these keys come before or wait. */
  void claim(Collection<String> keys);

  /** Registers those whose number, or whose phone and name alone, is nobody's. */
  void insert(Collection<Newcomer<T>> newcomers);

  /** Completes people, each under the number said, unless it is somebody's already. */
  void complete(Collection<Completion<T>> completions);

  /** Adds the name and the phone said of people with numbers, where none is known yet. */
  void fill(Collection<Filling<T>> fillings);
}
