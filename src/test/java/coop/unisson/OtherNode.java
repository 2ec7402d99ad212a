package coop.unisson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application in a Java machine of its own, on a free port of this computer. */
final class OtherNode implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    /** Nodes of tests run no jobs unless they are told to. */
    private static final String JOBS = "--camunda.bpm.job-execution.enabled=";

    /** In seconds. One that fails says so by ending; a busy machine takes its time. */
    private static final int PATIENCE = 900;

    private final Process process;
    private final Thread reader;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private OtherNode(Process process) {
        this.process = process;
        reader = new Thread(this::read, "other node");
        reader.setDaemon(true);
        reader.start();
    }

    static OtherNode with(String... settings) {
        return start(List.of("-cp", System.getProperty("java.class.path"), Unisson.class.getName()), settings);
    }

    /** As it runs in production. */
    static OtherNode packaged(Path jar, String... settings) {
        return start(List.of("-jar", jar.toString()), settings);
    }

    private static OtherNode start(List<String> program, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8"));
        command.addAll(program);
        command.addAll(List.of("--server.port=0", "--server.address=127.0.0.1"));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith(JOBS))) {
            command.add(JOBS + "false");
        }
        command.addAll(List.of(settings));
        try {
            return new OtherNode(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        port.completeExceptionally(new AssertionError("it ended: " + output));
    }

    /** Waits until it answers. */
    int port() {
        try {
            return port.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not started: " + output, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** Waits until it has ended by itself. */
    int exit() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + output);
            }
            reader.join(10_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        return output.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
