package coop.unisson.shared;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/** A table as somebody sends it: the file's bytes as they are, or rows pasted into a page. */
public final class CsvUpload {

    public static final String TYPE = "text/csv";

    private CsvUpload() {}

    /** @throws Problem 413 when it is larger than any table we read */
    public static byte[] read(InputStream body) throws IOException {
        byte[] file = body.readNBytes(Csv.LARGEST + 1);
        if (file.length > Csv.LARGEST) {
            throw Problem.tooLarge("csv-too-large", Csv.LARGEST / 1024);
        }
        return file;
    }

    public static byte[] pasted(String rows) {
        return rows.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the look at it is. */
    public static ResponseEntity<Map<String, String>> kept(String address) {
        return ResponseEntity.created(URI.create(address)).body(Map.of("address", address));
    }
}
