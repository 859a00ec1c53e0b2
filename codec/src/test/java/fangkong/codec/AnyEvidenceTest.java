package fangkong.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.assessment.Assess;
import fangkong.assessment.Assessment;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.RandomEvidence;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.TestMethod;
import fangkong.assessment.evidence.TestResult;
import fangkong.assessment.protocol.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any evidence under each shipped protocol. */
class AnyEvidenceTest {
  /** Histories of single people, who come in linked groups. */
  private static final int HISTORIES = 100_000;

  static Stream<Named<Protocol>> protocols() {
    return Said.named();
  }

  @Test
  void no_colour_category_or_measure_is_without_clause_and_evidence() {
    List<Protocol> protocols = Said.protocols().toList();
    List<Assess> assess = protocols.stream().map(Said::assessing).toList();
    long grounded =
        LongStream.range(0, HISTORIES / RandomEvidence.PEOPLE.size())
            .parallel()
            .map(seed -> {
              int which = (int) (seed % protocols.size());
              return grounded(seed, protocols.get(which), assess.get(which));
            })
            .sum();
    assertThat(grounded).as("reasons looked at").isGreaterThan(HISTORIES / 2);
  }

  /** Checks one group at a random instant; returns how many reasons it found. */
  private static int grounded(long seed, Protocol protocol, Assess assess) {
    List<Evidence> evidence = RandomEvidence.of(seed, protocol);
    EvidenceIndex index = EvidenceIndex.of(evidence);
    Instant asOf = RandomEvidence.instant(new SplittableRandom(seed)).plus(Duration.ofDays(4));
    Grounds grounds = new Grounds(protocol, evidence, asOf);
    int reasons = 0;
    for (String person : RandomEvidence.PEOPLE) {
      Assessment standing = assess.assess(person, index, asOf);
      try {
        grounds.check(standing);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", " + protocol.id() + ": " + standing, e);
      }
      reasons += standing.reasons().size();
    }
    return reasons;
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_negative_adds_no_reason_and_removes_none_and_reopens_nothing(Protocol protocol) {
    Assess assess = Said.assessing(protocol);
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Evidence> evidence = new ArrayList<>(RandomEvidence.of(seed, protocol));
      EvidenceIndex before = EvidenceIndex.of(evidence);
      evidence.add(negative(evidence, random));
      EvidenceIndex after = EvidenceIndex.of(evidence);
      Instant asOf = RandomEvidence.instant(random).plus(Duration.ofDays(8));
      for (String person : RandomEvidence.PEOPLE) {
        Said without = Said.of(assess.assess(person, before, asOf));
        Said with = Said.of(assess.assess(person, after, asOf));
        assertThat(with.reasons()).as("%s, seed %d", person, seed).isEqualTo(without.reasons());
        for (int i = 0; i < without.courses().size(); i++) {
          assertThat(AnyTimeTest.ended(with.courses().get(i)))
              .as("%s, seed %d", person, seed)
              .isGreaterThanOrEqualTo(AnyTimeTest.ended(without.courses().get(i)));
        }
      }
    }
  }

  /** A negative of somebody, at any time or as another line of a sample that has a result. */
  private static Evidence negative(List<Evidence> evidence, SplittableRandom random) {
    Evidence any = evidence.get(random.nextInt(evidence.size()));
    Instant sampled =
        any instanceof Evidence.Test test ? test.sampled() : RandomEvidence.instant(random);
    TestMethod method = random.nextInt(4) == 0 ? TestMethod.ANTIGEN : TestMethod.PCR;
    return new Evidence.Test(
        "negative", any.person(), sampled, sampled, TestResult.NEGATIVE, method, null, null);
  }
}
