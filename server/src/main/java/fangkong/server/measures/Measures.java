package fangkong.server.measures;

import fangkong.assessment.Course;
import fangkong.assessment.CourseSegment;
import fangkong.judgement.standings.Standing;
import fangkong.judgement.standings.StandingsDerived;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the measures of each person equal to the segments of their courses. */
@Service
public class Measures {

  private final JdbcMeasures jdbc;

  Measures(JdbcMeasures jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(StandingsDerived derived) {
    List<Measure> measures = new ArrayList<>();
    derived.standings().forEach(standing -> measures.addAll(of(standing)));
    jdbc.replace(derived.standings().stream().map(Standing::person).toList(), measures);
  }

  static List<Measure> of(Standing standing) {
    List<Measure> measures = new ArrayList<>();
    for (Course course : standing.assessment().courses()) {
      int ordinal = 0;
      for (CourseSegment segment : course.segments()) {
        measures.add(
            new Measure(
                standing.person(),
                course.reason().clause().text()
                    + (course.reason().clause().text().equals("RULING")
                        ? "/" + course.category()
                        : ""),
                ordinal++,
                standing.region(),
                segment.tier().name(),
                segment.from(),
                segment.until(),
                segment.state().name(),
                segment.endedOn(),
                course.reason().evidence()));
      }
    }
    return measures;
  }

  @Transactional(readOnly = true)
  public List<Measure> listOf(UUID person) {
    return jdbc.listOf(person);
  }
}
