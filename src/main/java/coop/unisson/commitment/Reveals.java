package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import org.springframework.data.jpa.repository.JpaRepository;

interface Reveals extends JpaRepository<Reveal, CampaignId> {}
