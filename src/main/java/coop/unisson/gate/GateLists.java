package coop.unisson.gate;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface GateLists extends JpaRepository<GateList, GateList.Key> {

    @Query("select l from GateList l where l.key.campaign in :campaigns")
    List<GateList> ofCampaigns(Collection<String> campaigns);
}
