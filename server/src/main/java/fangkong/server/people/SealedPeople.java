package fangkong.server.people;

import fangkong.judgement.people.IdNumber;
import fangkong.judgement.people.Keyed;
import fangkong.judgement.people.Known;
import fangkong.judgement.people.KnownPeople;
import fangkong.server.database.Bytes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people in the database: what is said of them is sealed before it is kept. */
final class SealedPeople implements KnownPeople<Register.Wanted> {

  private final JdbcPeople jdbc;
  private final Keys keys;
  private final Instant now;

  SealedPeople(JdbcPeople jdbc, Keys keys, Instant now) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.now = now;
  }

  @Override
  public List<Known> match(
      Collection<String> idNumberIndexes, Collection<String> phoneNameIndexes) {
    return jdbc.match(idNumberIndexes, phoneNameIndexes);
  }

  @Override
  public void claim(Collection<String> claimed) {
    jdbc.claim(claimed);
  }

  @Override
  public void insert(Collection<Newcomer<Register.Wanted>> newcomers) {
    jdbc.insert(newcomers.stream().map(this::seal).toList());
  }

  private JdbcPeople.NewPerson seal(Newcomer<Register.Wanted> newcomer) {
    Keyed<Register.Wanted> said = newcomer.said();
    return new JdbcPeople.NewPerson(
        newcomer.id(),
        said.of().region(),
        sealName(said, newcomer.id()),
        sealNumber(said, newcomer.id()),
        sealPhone(said, newcomer.id()),
        said.idNumberIndex().orElse(null),
        newcomer.phoneNameIndex().orElse(null),
        now);
  }

  @Override
  public void complete(Collection<Completion<Register.Wanted>> completions) {
    jdbc.complete(
        completions.stream()
            .map(each ->
                new JdbcPeople.Completion(
                    each.person(),
                    each.phoneNameIndex(),
                    sealNumber(each.said(), each.person()),
                    each.said().identity()))
            .toList());
  }

  @Override
  public void fill(Collection<Filling<Register.Wanted>> fillings) {
    jdbc.fill(
        fillings.stream()
            .map(each ->
                new JdbcPeople.Filling(
                    each.person(),
                    each.said().identity(),
                    sealName(each.said(), each.person()),
                    sealPhone(each.said(), each.person()),
                    each.said().phoneNameIndex().orElse(null)))
            .toList());
  }

  private @Nullable Bytes sealName(Keyed<Register.Wanted> said, UUID person) {
    return seal(said.of().subject().findName(), Sealed.NAME, person);
  }

  private @Nullable Bytes sealPhone(Keyed<Register.Wanted> said, UUID person) {
    return seal(said.of().subject().findPhone(), Sealed.PHONE, person);
  }

  private @Nullable Bytes sealNumber(Keyed<Register.Wanted> said, UUID person) {
    return seal(said.of().subject().findIdNumber().map(IdNumber::reveal), Sealed.ID_NUMBER, person);
  }

  private @Nullable Bytes seal(Optional<String> text, Sealed column, UUID person) {
    return text.map(clear -> keys.seal(clear, column, person)).orElse(null);
  }
}
