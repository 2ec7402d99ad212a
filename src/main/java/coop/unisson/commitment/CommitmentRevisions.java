package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CommitmentRevisions extends JpaRepository<CommitmentRevision, CommitmentRevision.Id> {

    @Modifying
    @Query("delete from CommitmentRevision r where r.id.engagement = :engagement and r.id.revision < :revision")
    void forgetBefore(EngagementId engagement, int revision);

    @Modifying
    @Query("delete from CommitmentRevision r where r.id.engagement = :engagement")
    void forget(EngagementId engagement);
}
