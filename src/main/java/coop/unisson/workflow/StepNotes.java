package coop.unisson.workflow;

import org.springframework.data.jpa.repository.JpaRepository;

interface StepNotes extends JpaRepository<StepNote, String> {}
