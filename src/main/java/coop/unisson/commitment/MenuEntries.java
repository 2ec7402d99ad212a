package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MenuEntries extends JpaRepository<MenuEntry, String> {

    List<MenuEntry> findByCampaignOrderByPosition(CampaignId campaign);

    /** For each entry that was chosen, how many partners chose it, whatever became of their lists. */
    @Query("select c.promise.menuEntry, count(distinct c.engagement.value) from Commitment c, MenuEntry e"
            + " where c.promise.menuEntry = e.id and e.campaign = :campaign group by c.promise.menuEntry")
    List<Object[]> chosen(CampaignId campaign);
}
