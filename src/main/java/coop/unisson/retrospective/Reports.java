package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import org.springframework.data.jpa.repository.JpaRepository;

interface Reports extends JpaRepository<Report, CampaignId> {}
