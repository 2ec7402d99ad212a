package coop.unisson.engagement;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CsvImports extends JpaRepository<CsvImport, ImportId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from CsvImport i where i.id = :id")
    Optional<CsvImport> lock(ImportId id);

    @Modifying
    @Query("delete from CsvImport i where i.keptAt < :before and i.confirmedAt is null")
    void forgetUnconfirmed(Instant before);
}
