package coop.unisson.workflow;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FormDrafts extends JpaRepository<FormDraft, FormDraft.Key> {

    @Modifying
    @Query("delete from FormDraft d where d.key = :key")
    void discard(FormDraft.Key key);

    @Modifying
    @Query("delete from FormDraft d where d.key.person = :person")
    void discardOf(String person);

    @Modifying
    @Query("delete from FormDraft d where d.key.subject = :subject")
    void discardAbout(String subject);
}
