package coop.unisson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The balancer as it is committed, run by Debian's haproxy, with a socket of the test's beside it that tells its counters. */
final class Balancer implements AutoCloseable {

    private static final Path COMMITTED = Path.of("src/main/deploy/haproxy.cfg");

    private final Process process;
    private final Path directory;
    private final int port;

    /** What it says of one node. */
    record Node(boolean up, long requests) {}

    Balancer(int first, int second) {
        try {
            port = freePort();
            directory = Files.createTempDirectory("balancer");
            Path counters = Files.writeString(
                    directory.resolve("counters.cfg"), "global\n  stats socket " + socket() + " mode 600 level user\n");
            ProcessBuilder haproxy =
                    new ProcessBuilder("haproxy", "-db", "-f", COMMITTED.toString(), "-f", counters.toString());
            haproxy.environment()
                    .putAll(Map.of(
                            "UNISSON_BIND", "127.0.0.1:" + port,
                            "UNISSON_NODE_1", "127.0.0.1:" + first,
                            "UNISSON_NODE_2", "127.0.0.1:" + second));
            process = haproxy.redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private Path socket() {
        return directory.resolve("counters");
    }

    /** By name. */
    Map<String, Node> nodes() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
            List<Map<String, String>> rows = rows(readAll(channel));
            return rows.stream()
                    .filter(row -> row.getOrDefault("svname", "").startsWith("node-"))
                    .collect(Collectors.toMap(
                            row -> row.get("svname"),
                            row -> new Node(row.get("status").startsWith("UP"), Long.parseLong(row.get("stot")))));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String readAll(SocketChannel channel) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer) >= 0) {
            buffer.flip();
            text.append(StandardCharsets.US_ASCII.decode(buffer));
            buffer.clear();
        }
        return text.toString();
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String[]> lines = csv.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
        String[] names = lines.get(0);
        names[0] = names[0].replace("# ", "");
        return lines.stream()
                .skip(1)
                .map(line -> java.util.stream.IntStream.range(0, Math.min(names.length, line.length))
                        .filter(i -> !names[i].isEmpty())
                        .boxed()
                        .collect(Collectors.toMap(i -> names[i], i -> line[i], (one, other) -> one)))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
