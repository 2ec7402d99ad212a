package coop.unisson.shared;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file to keep. */
public final class CsvDownload {

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private CsvDownload() {}

    /** @param name of the file, without its ending */
    public static ResponseEntity<byte[]> of(String name, byte[] table) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(table);
    }
}
