package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import org.springframework.data.jpa.repository.JpaRepository;

interface PosturesKept extends JpaRepository<PostureKept, EngagementId> {}
