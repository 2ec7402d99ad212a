package coop.unisson.retrospective;

import coop.unisson.engagement.EngagementId;
import org.springframework.data.jpa.repository.JpaRepository;

interface Receipts extends JpaRepository<Receipt, EngagementId> {}
