package fangkong.cli.count;

import fangkong.cli.assess.ProtocolTexts;
import fangkong.judgement.figures.FigureCounts;
import fangkong.judgement.figures.FigureQuestion;
import fangkong.judgement.standings.Adoptions;
import fangkong.judgement.standings.Deriver;
import java.io.Serializable;

/** A question of figures, and by what it is answered. */
public record Counting(FigureQuestion question, Adoptions adoptions, ProtocolTexts protocols)
    implements Serializable {

  public FigureCounts counts() {
    return new FigureCounts(new Deriver(protocols.byId(), adoptions, question.zone()), question);
  }
}
