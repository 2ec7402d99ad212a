package coop.unisson.campaign;

import org.springframework.data.jpa.repository.JpaRepository;

interface DatesMoves extends JpaRepository<DatesMove, String> {}
