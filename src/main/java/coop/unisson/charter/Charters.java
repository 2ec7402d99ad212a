package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import org.springframework.data.jpa.repository.JpaRepository;

interface Charters extends JpaRepository<Charter, CampaignId> {}
