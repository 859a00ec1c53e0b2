package fangkong.judgement.lists;

import static org.assertj.core.api.Assertions.assertThat;

import fangkong.judgement.regions.Region;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadsTest {
  private static final LeadKey KEY =
      new LeadKey(new UUID(0, 1), "310115", LocalDate.parse("2022-06-20"));

  private final Leads leads = new Leads();

  private RowState take(String region) {
    return leads.take(KEY, new Region(region));
  }

  @Test
  void a_lead_is_accepted_once_and_updated_as_it_leads_deeper() {
    assertThat(take("41/15/26/431/")).isEqualTo(RowState.ACCEPTED);
    assertThat(take("41/15/26/431/")).isEqualTo(RowState.DUPLICATE);
    assertThat(take("41/15/26/431/201/G01/")).isEqualTo(RowState.UPDATED);
    assertThat(take("41/15/26/431/201/")).isEqualTo(RowState.DUPLICATE);
    assertThat(take("41/15/26/431/202/G01/C01/")).isEqualTo(RowState.DUPLICATE);
    assertThat(leads.take(new LeadKey(new UUID(0, 1), "31", KEY.arrivesOn()), new Region("41/")))
        .isEqualTo(RowState.ACCEPTED);
  }

  @Test
  void a_lead_that_was_there_before_is_accepted_no_more() {
    leads.put(KEY, new Region("41/15/"));
    assertThat(take("41/15/")).isEqualTo(RowState.DUPLICATE);
    assertThat(take("41/15/26/")).isEqualTo(RowState.UPDATED);
  }
}
